import { pick, type Random } from '../random.ts'
import type { Kind, ScriptedInterruption, SimulatedInterruption, Venue } from './interruption.ts'
import { type ListedIssue, ownPlannedIssues } from './issues.ts'

const isOwn = new Set(ownPlannedIssues.map(({ code }) => code))

interface Told {
  readonly interruption: SimulatedInterruption
}

interface Choice {
  /** Those that may be struck at all. */
  readonly issues: readonly ListedIssue[]
  readonly auctions: readonly Told[]
  /** Auctions that ended a short while ago. */
  readonly released: readonly Told[]
}

interface NextInterruption extends ScriptedInterruption {
  readonly code: string
  readonly venue: Venue
}

/** What is struck next: one in four is an issue released a short while ago. Nothing when every issue is halted. */
export function chooseNext(
  random: Random,
  { issues, auctions, released }: Choice,
): NextInterruption | undefined {
  const halted = codesOf(auctions)
  const idle = issues.filter(({ code }) => !halted.has(code))
  const late = codesOf(released)
  if (random() < 0.25) {
    const idleCodes = new Set(idle.map(({ code }) => code))
    const chainable = released.filter(({ interruption }) => idleCodes.has(interruption.code))
    if (chainable.length > 0) {
      const { code, venue } = pick(random, chainable).interruption
      return { code, venue, kind: kindOn(random, venue) }
    }
  }
  const venue = random() < 0.25 ? 'NXT' : 'KRX'
  const traded = idle.filter(({ nxt }) => venue === 'KRX' || nxt)
  const rested = traded.filter(({ code }) => !late.has(code))
  if (traded.length === 0) return undefined
  const kind = kindOn(random, venue)
  // One in twenty is an issue of the demo's accounts, beside what chance brings them.
  const own = random() < 0.05 ? rested.filter(({ code }) => isOwn.has(code)) : []
  const { code } = pick(random, own.length > 0 ? own : rested.length > 0 ? rested : traded)
  return { code, venue, kind, sparse: kind === 'dynamic' && random() < 0.125 }
}

function kindOn(random: Random, venue: Venue): Kind {
  if (venue === 'NXT') return 'dynamic'
  return pick<Kind>(random, ['static', 'static', 'static', 'dynamic', 'dynamic', 'both'])
}

function codesOf(told: readonly Told[]): ReadonlySet<string> {
  return new Set(told.map(({ interruption }) => interruption.code))
}
