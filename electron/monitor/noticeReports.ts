import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Clock } from '../../shared/domain/time.ts'
import type { Journal } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

const kept = 50

/** What became of the latest notices: in the journal, and for whoever listens. */
export interface NoticeReports {
  readonly topic: Topic<NoticeReport>
  add(journal: Pick<Journal, 'recordNoticeReport'>, notice: Notice, outcome: NoticeOutcome): void
}

export function createNoticeReports(clock: Clock): NoticeReports {
  let latest: readonly NoticeReport[] = []
  const topic = createTopic<NoticeReport>({ snapshot: () => latest, capacity: kept })

  return {
    topic,
    add(journal, { id }, outcome) {
      const at = clock.now()
      journal.recordNoticeReport({ noticeId: id, at, outcome })
      // What was withheld stands in one line for each reason: it must not push out what was shown.
      const noticeId = outcome.kind === 'withheld' ? `withheld-${outcome.by}` : id
      const report = { noticeId, at, outcome }
      latest = [...latest.filter((other) => other.noticeId !== noticeId), report].slice(-kept)
      topic.publish(report)
    },
  }
}
