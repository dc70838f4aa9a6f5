import { IssueCode } from '../../shared/domain/instrument.ts'
import type { Mine } from '../../shared/domain/watchlist.ts'

/** An issue whose price is wanted, and how much: 0 held, 1 looked at, 2 watched. */
export interface Wanted {
  readonly code: string
  readonly tier: 0 | 1 | 2
}

/** Each issue once, the most wanted first. */
export function wantedOf({ held, watched }: Mine, looked: readonly string[]): Wanted[] {
  const tiers = [Object.keys(held), looked, watched]
  const wanted = new Map<string, Wanted>()
  for (const [n, codes] of tiers.entries())
    for (const code of codes)
      if (!wanted.has(code) && IssueCode.safeParse(code).success)
        wanted.set(code, { code, tier: n as Wanted['tier'] })
  return [...wanted.values()]
}

export interface Places {
  readonly live: readonly string[]
  readonly polled: readonly string[]
  readonly waiting: readonly string[]
  /** How long a round of all the polled takes, ms; `null`: nobody is, or not now. */
  readonly pollEvery: number | null
}

interface PlacesGiven {
  readonly wanted: readonly Wanted[]
  /** As many may be live. */
  readonly most: number
  /** Somebody can be asked. */
  readonly mayPoll: boolean
  /** Who is live already. */
  readonly live: readonly string[]
}

/** Between two questions, ms: two a second. */
export const askEvery = 500

/** No price that is asked for is older than a minute. */
const longestRound = 60_000
/** Nobody's price is asked for more often. */
const shortestRound = 5000

/** Who is live, who is asked for in turn, and who waits; each in the order in which they are wanted. */
export function planQuotes({ wanted, most, mayPoll, live }: PlacesGiven): Places {
  const placed = livePlaces(wanted, most, new Set(live))
  const rest = wanted.filter(({ code }) => !placed.has(code)).map(({ code }) => code)
  const polled = rest.slice(0, mayPoll ? longestRound / askEvery : 0)
  return {
    live: wanted.filter(({ code }) => placed.has(code)).map(({ code }) => code),
    polled,
    waiting: rest.slice(polled.length),
    pollEvery: polled.length > 0 ? Math.max(polled.length * askEvery, shortestRound) : null,
  }
}

/**
 * Tier by tier: whoever is live keeps its place, the places left over go to the first of the others. So a change of order
 * among the equally wanted moves nobody.
 */
function livePlaces(wanted: readonly Wanted[], most: number, live: ReadonlySet<string>): ReadonlySet<string> {
  const placed = new Set<string>()
  for (const tier of [0, 1, 2]) {
    const equals = wanted.filter((one) => one.tier === tier)
    const inTurn = [
      ...equals.filter(({ code }) => live.has(code)),
      ...equals.filter(({ code }) => !live.has(code)),
    ]
    for (const { code } of inTurn) if (placed.size < most) placed.add(code)
  }
  return placed
}
