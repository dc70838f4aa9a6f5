import type { Instant } from '../../../shared/domain/time.ts'
import { firstOf } from '../random.ts'
import type { ListedIssue } from './issues.ts'
import { dailyLimits } from './prices.ts'
import { tickCeil, tickFloor } from './ticks.ts'

/** How far an issue's price has wandered by a moment, as a fraction: 0.01 is one percent up. */
export type Drift = (code: string, at: Instant) => number

/**
 * Waves of chance on top of each other: seconds from one turn to the next, and how far each reaches. Together 4.4 %, so
 * that two moments lie no further apart than 8.8 %: within the ±10 % at which the exchange would call a static VI.
 */
const waves = [
  { period: 3, reach: 0.001 },
  { period: 17, reach: 0.003 },
  { period: 120, reach: 0.008 },
  { period: 1_500, reach: 0.014 },
  { period: 10_800, reach: 0.018 },
] as const

/** A function of the seed, the code and the second alone: nothing runs while nobody asks, and a restart changes nothing. */
export function createDrift(seed: number): Drift {
  const walks = new Map<string, (second: number) => number>()
  return (code, at) => {
    let walk = walks.get(code)
    if (!walk) {
      walk = createWalk(seed ^ Math.imul(Number.parseInt(code, 36), 0x9e3779b1))
      walks.set(code, walk)
    }
    return walk(Math.floor(at / 1000))
  }
}

/** Waves of one issue. Each remembers the turns that it lies between, as a day is walked second by second. */
function createWalk(own: number): (second: number) => number {
  const places = waves.map(({ period, reach }) => ({
    seed: own ^ period,
    period,
    reach,
    turn: Number.NaN,
    before: 0,
    after: 0,
  }))
  return (second) => {
    let sum = 0
    for (const place of places) sum += place.reach * wave(place, second / place.period)
    return sum
  }
}

interface Place {
  readonly seed: number
  turn: number
  before: number
  after: number
}

/** From -1 to 1, smooth from one turn to the next. */
function wave(place: Place, at: number): number {
  const turn = Math.floor(at)
  if (turn !== place.turn) {
    place.turn = turn
    place.before = turnOf(place.seed, turn)
    place.after = turnOf(place.seed, turn + 1)
  }
  const passed = at - turn
  const eased = passed * passed * (3 - 2 * passed)
  return place.before * (1 - eased) + place.after * eased
}

function turnOf(seed: number, n: number): number {
  return 2 * firstOf(seed ^ Math.imul(n, 0x85ebca6b)) - 1
}

/** The price on the tick that has wandered so far from the reference, never past the daily limit. */
export function driftedPrice(issue: ListedIssue, reference: number, drift: number): number {
  const wanted = reference * (1 + drift)
  const { lowest, highest } = dailyLimits(issue)
  // Towards the reference, so that a step never reaches further than the drift.
  const stepped = drift < 0 ? tickCeil(wanted, issue) : tickFloor(wanted, issue)
  return Math.min(Math.max(stepped, lowest), highest)
}
