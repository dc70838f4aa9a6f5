import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import { type Folded, fold, noticeOf, single } from './folded.ts'
import type { Merged } from './mergeSighting.ts'
import type { Journal, Notifier } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

/** At the open, dozens of VIs come within a minute; more popups than this hide each other and the work. */
const folding = { popups: 5, within: 10_000 } as const
const reportsKept = 50

export interface Notices {
  readonly reports: Topic<NoticeReport>
  tell(changes: readonly Merged[]): void
  test(): Promise<NoticeOutcome>
}

interface NoticesDeps {
  readonly notifier: Notifier
  /** Of the environment that is being watched now. */
  readonly journal: () => Pick<Journal, 'recordNotice' | 'recordNoticeReport'>
  readonly clock: Clock
  readonly settings: () => Settings
  readonly calendar: () => TradingCalendar
  readonly signal: AbortSignal
}

/** Tells the user of triggers and releases outside the window, a storm as one summary. */
export function createNotices(deps: NoticesDeps): Notices {
  const { clock, signal } = deps
  const kept: NoticeReport[] = []
  const reports = createTopic<NoticeReport>({ snapshot: () => [...kept], capacity: reportsKept })
  let popupTimes: Instant[] = []
  let folded: Folded | null = null

  function slotFree(): boolean {
    popupTimes = popupTimes.filter((at) => clock.now() - at < folding.within)
    return popupTimes.length < folding.popups
  }

  async function show(notice: Notice): Promise<NoticeOutcome> {
    popupTimes.push(clock.now())
    const journal = deps.journal()
    journal.recordNotice(notice)
    const outcome = await deps.notifier.show(notice, deps.settings())
    const report = { noticeId: notice.id, at: clock.now(), outcome }
    journal.recordNoticeReport(report)
    kept.push(report)
    kept.splice(0, kept.length - reportsKept)
    reports.publish(report)
    return outcome
  }

  async function unfold(): Promise<void> {
    while (!slotFree() && !signal.aborted) {
      const oldest = popupTimes[0] ?? clock.now()
      await clock.sleep(Math.max(1, oldest + folding.within - clock.now()), signal)
    }
    if (signal.aborted || !folded) return
    const notice = noticeOf(folded, clock.now(), folding.within / 1000, deps.calendar())
    folded = null
    void show(notice)
  }

  return {
    reports,
    tell(changes) {
      for (const change of changes) {
        if (folded === null && slotFree()) {
          void show(single(change, clock.now(), deps.calendar()))
          continue
        }
        const isFirst = folded === null
        folded = fold(folded, change)
        if (isFirst) void unfold()
      }
    },
    test: () => show({ kind: 'test', id: `test-${clock.now()}`, at: clock.now() }),
  }
}
