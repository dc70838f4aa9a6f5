import type { Notice, NoticeOutcome } from '../../shared/domain/notice.ts'
import type { Clock } from '../../shared/domain/time.ts'
import type { Notifier } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

/** A page that was asked to show a popup says what became of it within this, or counts as not there. */
const answerWithin = 5000

export interface Popups {
  readonly notifier: Notifier
  readonly topic: Topic<Notice>
  report(noticeId: string, outcome: NoticeOutcome): void
}

/** A notifier for hosts whose window shows the popups itself. With two windows, the first answer counts. */
export function createPopups(clock: Clock): Popups {
  const answers = new Map<string, (outcome: NoticeOutcome) => void>()
  // A page that opens later must not show what was due before: there is no snapshot.
  const topic = createTopic<Notice>({ snapshot: () => [] })

  return {
    topic,
    report(noticeId, outcome) {
      answers.get(noticeId)?.(outcome)
    },
    notifier: {
      // The page brings the row up by itself when its popup is clicked.
      onClick: () => {},
      async show(notice) {
        if (topic.listeners() === 0) return { kind: 'nobody-there' }
        const answered = new AbortController()
        const answer = new Promise<NoticeOutcome>((resolve) => answers.set(notice.id, resolve))
        topic.publish(notice)
        const late = clock
          .sleep(answerWithin, answered.signal)
          .then((): NoticeOutcome => ({ kind: 'nobody-there' }))
        const outcome = await Promise.race([answer, late])
        answers.delete(notice.id)
        answered.abort()
        return outcome
      },
    },
  }
}
