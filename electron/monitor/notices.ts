import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { Merged } from './mergeSighting.ts'
import type { Journal, Notifier } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

/** At the open, dozens of VIs come within a minute; more popups than this hide each other and the work. */
const folding = { popups: 5, within: 10_000, namedIssues: 5 } as const
const reportsKept = 50

export interface Notices {
  readonly reports: Topic<NoticeReport>
  tell(changes: readonly Merged[]): void
  test(): Promise<NoticeOutcome>
}

interface NoticesDeps {
  readonly notifier: Notifier
  readonly journal: Pick<Journal, 'recordNotice' | 'recordNoticeReport'>
  readonly clock: Clock
  readonly settings: () => Settings
  readonly signal: AbortSignal
}

/** Tells the user of triggers and releases outside the window, a storm as one summary. */
export function createNotices(deps: NoticesDeps): Notices {
  const { clock, signal } = deps
  const kept: NoticeReport[] = []
  const reports = createTopic<NoticeReport>({ snapshot: () => [...kept], capacity: reportsKept })
  let popupTimes: Instant[] = []
  let folded: Merged[] = []

  function slotFree(): boolean {
    popupTimes = popupTimes.filter((at) => clock.now() - at < folding.within)
    return popupTimes.length < folding.popups
  }

  async function show(notice: Notice): Promise<NoticeOutcome> {
    popupTimes.push(clock.now())
    deps.journal.recordNotice(notice)
    const outcome = await deps.notifier.show(notice, deps.settings())
    const report = { noticeId: notice.id, at: clock.now(), outcome }
    deps.journal.recordNoticeReport(report)
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
    if (signal.aborted) return
    const changes = folded
    folded = []
    const [only] = changes
    void show(changes.length === 1 && only ? single(only, clock.now()) : summary(changes, clock.now()))
  }

  return {
    reports,
    tell(changes) {
      for (const change of changes) {
        if (folded.length === 0 && slotFree()) void show(single(change, clock.now()))
        else if (folded.push(change) === 1) void unfold()
      }
    },
    test: () => show({ kind: 'test', id: `test-${clock.now()}`, at: clock.now() }),
  }
}

function single({ change, interruption }: Merged, at: Instant): Notice {
  const kind = change === 'released' ? 'released' : 'triggered'
  return { kind, id: `${interruption.id}-${kind}`, at, interruption }
}

function summary(changes: readonly Merged[], at: Instant): Notice {
  const released = changes.filter(({ change }) => change === 'released').length
  const issues = new Set(changes.map(({ interruption: { issue } }) => issue.name ?? issue.code))
  return {
    kind: 'summary',
    id: `summary-${at}`,
    at,
    triggered: changes.length - released,
    released,
    issues: [...issues].slice(0, folding.namedIssues),
    seconds: folding.within / 1000,
  }
}
