import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Notice, NoticeOutcome } from '../../shared/domain/notice.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { noticeText } from '../../shared/wording/noticeText.ts'
import type { Notifier } from '../monitor/platform.ts'

type Popup = Pick<Notification, 'once' | 'show'>

interface NotifierDeps {
  readonly clock: Clock
  isSupported(): boolean
  create(options: NotificationConstructorOptions): Popup
}

/** A system that has said nothing by then has shown nothing that we could vouch for. */
const answerDeadline = 3000

/** Popups of the operating system. */
export function createNotifier({ clock, isSupported, create }: NotifierDeps): Notifier {
  const listeners = new Set<(interruptionId: string) => void>()
  // Without a reference a popup is collected as garbage, and its click is never heard.
  const popups = new Set<Popup>()

  async function show(popup: Popup): Promise<NoticeOutcome> {
    const deadline = new AbortController()
    const answer = Promise.withResolvers<NoticeOutcome>()
    popup.once('show', () => answer.resolve({ kind: 'shown' }))
    popup.once('failed', (_event, reason) => answer.resolve(failure(reason)))
    void clock
      .sleep(answerDeadline, deadline.signal)
      .then(() => answer.resolve({ kind: 'failed', reason: 'no answer' }))
    popup.show()
    return await answer.promise.finally(() => deadline.abort())
  }

  return {
    async show(notice, settings) {
      if (!isSupported()) return { kind: 'unsupported' }
      try {
        const popup = create({ ...noticeText(notice, settings), urgency: 'critical' })
        keep(popups, popup)
        popup.once('click', () => {
          const id = interruptionIdOf(notice)
          if (id !== undefined) for (const listener of listeners) listener(id)
        })
        return await show(popup)
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
      }
    },
    onClick(listener) {
      listeners.add(listener)
    },
  }
}

/** Enough for a click on any popup that a screen still shows. */
const maxKept = 50

function keep(popups: Set<Popup>, popup: Popup): void {
  popups.add(popup)
  popup.once('close', () => popups.delete(popup))
  const [oldest] = popups
  if (popups.size > maxKept && oldest) popups.delete(oldest)
}

function failure(reason: string): NoticeOutcome {
  return /denied|not allowed|permission|disabled/i.test(reason)
    ? { kind: 'denied' }
    : { kind: 'failed', reason }
}

function interruptionIdOf(notice: Notice): string | undefined {
  return notice.kind === 'triggered' || notice.kind === 'released' ? notice.interruption.id : undefined
}
