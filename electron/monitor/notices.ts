import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import { type Folded, fold, noticeOf, type Owned, single } from './folded.ts'
import type { Merged } from './mergeSighting.ts'
import type { MineDesk } from './mine.ts'
import { createNoticeReports } from './noticeReports.ts'
import { type WithheldBy, wayOf } from './noticeRule.ts'
import type { Journal, Notifier } from './platform.ts'
import type { Topic } from './topic.ts'

/** At the open, dozens of VIs come within a minute; more popups than this hide each other and the work. */
const folding = { popups: 5, within: 10_000 } as const

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
  readonly mine: () => Pick<MineDesk, 'now' | 'ownershipOf'>
  readonly signal: AbortSignal
}

/**
 * Tells the user of triggers and releases outside the window: of what is held each one, at once; of the rest a storm as
 * one summary.
 */
export function createNotices(deps: NoticesDeps): Notices {
  const { clock, signal } = deps
  const reports = createNoticeReports(clock)
  let popupTimes: Instant[] = []
  let folded: Folded | null = null
  const withheld = new Map<WithheldBy, Folded>()

  function slotFree(): boolean {
    popupTimes = popupTimes.filter((at) => clock.now() - at < folding.within)
    return popupTimes.length < folding.popups
  }

  async function show(notice: Notice): Promise<NoticeOutcome> {
    const journal = deps.journal()
    journal.recordNotice(notice)
    const outcome = await deps.notifier.show(notice, deps.settings())
    reports.add(journal, notice, outcome)
    return outcome
  }

  function showInTurn(notice: Notice): void {
    popupTimes.push(clock.now())
    void show(notice)
  }

  async function unfold(): Promise<void> {
    const journal = deps.journal()
    while (!slotFree() && !signal.aborted) {
      const oldest = popupTimes[0] ?? clock.now()
      await clock.sleep(Math.max(1, oldest + folding.within - clock.now()), signal)
    }
    const storm = folded
    folded = null
    // Another environment is watched now: there this storm never was.
    if (signal.aborted || !storm || deps.journal() !== journal) return
    showInTurn(summary(storm))
  }

  function tellInTurn(change: Owned): void {
    if (folded !== null) folded = fold(folded, change)
    else if (slotFree()) showInTurn(single(change, clock.now(), deps.calendar()))
    else {
      folded = fold(null, change)
      void unfold()
    }
  }

  /** What nobody is shown needs no line of its own: a storm of it is written down as one. */
  async function withhold(change: Owned, by: WithheldBy): Promise<void> {
    const isFirst = !withheld.has(by)
    withheld.set(by, fold(withheld.get(by) ?? null, change))
    if (!isFirst) return
    const journal = deps.journal()
    await clock.sleep(folding.within, signal)
    const gathered = withheld.get(by)
    withheld.delete(by)
    // A journal that was left since is closed, and another environment's is no place for this.
    if (signal.aborted || !gathered || deps.journal() !== journal) return
    const notice = { ...summary(gathered), id: `withheld-${by}-${clock.now()}` }
    journal.recordNotice(notice)
    reports.add(journal, notice, { kind: 'withheld', by })
  }

  function summary(storm: Folded): Notice {
    return noticeOf(storm, clock.now(), folding.within / 1000, deps.calendar())
  }

  function owned(change: Merged): Owned {
    const { code } = change.interruption.issue
    const owner = deps.mine().ownershipOf(code)
    const held = owner === 'held' ? (deps.mine().now().held[code] ?? null) : null
    return { ...change, owner, held }
  }

  return {
    reports: reports.topic,
    tell(changes) {
      const settings = deps.settings()
      const heldKnown = deps.mine().now().heldAsOf !== null
      const ways = changes.map(owned).map((change) => {
        return { change, way: wayOf({ owner: change.owner, heldKnown }, settings) }
      })
      for (const { change, way } of ways)
        if (way.kind === 'at-once') void show(single(change, clock.now(), deps.calendar()))
      for (const { change, way } of ways) {
        if (way.kind === 'in-turn') tellInTurn(change)
        if (way.kind === 'withheld') void withhold(change, way.by)
      }
    },
    test: () => show({ kind: 'test', id: `test-${clock.now()}`, at: clock.now() }),
  }
}
