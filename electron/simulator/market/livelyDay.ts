import { type Clock, type Instant, kstTime } from '../../../shared/domain/time.ts'
import { pick, type Random, wholeBetween } from '../random.ts'
import type { Market } from './createMarket.ts'
import type { Kind, ScriptedInterruption, SimulatedInterruption, Venue } from './interruption.ts'

interface LivelyDay {
  readonly market: Market
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/** The first minute shows every kind on both venues; after it chance decides. */
const opening: readonly ScriptedInterruption[] = [
  { venue: 'KRX', kind: 'static', direction: 'up' },
  { venue: 'KRX', kind: 'dynamic', direction: 'down' },
  { venue: 'NXT', kind: 'dynamic', direction: 'up' },
  { venue: 'KRX', kind: 'both', direction: 'up' },
]

const second = 1000
/** A released issue may be struck again for this long as one of a chain. */
const chainWindow = 5 * 60 * second

/** The demo's market: a VI every quarter of a minute or so, each of them released, until the signal aborts. */
export async function runLivelyDay({ market, clock, random, signal }: LivelyDay): Promise<void> {
  const released: SimulatedInterruption[] = []

  const releaseInTime = async (interruption: SimulatedInterruption, auction: number) => {
    await clock.sleep(auction, signal)
    if (signal.aborted || !isRunning(market, interruption)) return
    // The planned moment, not the moment the timer woke up: an NXT halt is 120 s to the second.
    released.push(market.release(interruption.id, interruption.triggeredAt + auction))
  }

  for (let n = 0; ; n++) {
    await clock.sleep(pause(random, n), signal)
    forgetBefore(clock.now() - chainWindow, released)
    const script = opening[n] ?? nextScript(random, chainable(released, market))
    const auction = (script.venue === 'NXT' ? 120 : wholeBetween(random, 121, 149)) * second
    // A release at 00:00:00 cannot be told: on the wire "000000" says that the auction still runs.
    while (kstTime(clock.now() + auction) === '00:00:00' && !signal.aborted) await clock.sleep(second, signal)
    if (signal.aborted) return
    const code = script.code ?? restedIssue(random, { market, released, venue: script.venue })
    void releaseInTime(market.trigger({ ...script, code }), auction)
  }
}

/** Half a second, then a few seconds three times, then 15 s on average: exponential, held to 2–40 s. */
function pause(random: Random, n: number): number {
  if (n === 0) return 0.5 * second
  if (n < opening.length) return (2 + random() * 1.9) * second
  return Math.min(40, 2 - 13.9 * Math.log(1 - random())) * second
}

/** One in four strikes an issue that was released a short while ago. */
function nextScript(random: Random, released: readonly SimulatedInterruption[]): ScriptedInterruption {
  if (random() < 0.25 && released.length > 0) {
    const { code, venue } = pick(random, released)
    return { code, venue, kind: kindOn(random, venue), sparse: false }
  }
  const venue: Venue = random() < 0.25 ? 'NXT' : 'KRX'
  const kind = kindOn(random, venue)
  return { venue, kind, sparse: kind === 'dynamic' && random() < 0.125 }
}

function kindOn(random: Random, venue: Venue): Kind {
  if (venue === 'NXT') return 'dynamic'
  return pick<Kind>(random, ['static', 'static', 'static', 'dynamic', 'dynamic', 'both'])
}

function forgetBefore(oldest: Instant, released: SimulatedInterruption[]): void {
  while (released[0]?.releasedAt !== undefined && released[0].releasedAt < oldest) released.shift()
}

function chainable(
  released: readonly SimulatedInterruption[],
  market: Market,
): readonly SimulatedInterruption[] {
  const busy = codesOf(market.running())
  return released.filter(({ code }) => !busy.has(code))
}

interface Resting {
  readonly market: Market
  readonly released: readonly SimulatedInterruption[]
  readonly venue: Venue | undefined
}

/** An issue without a VI of late, or, when all of the venue's have had one, any whose VI is over. */
function restedIssue(random: Random, { market, released, venue }: Resting): string {
  const busy = codesOf(market.running())
  const idle = market.issues.filter(({ code, nxt }) => !busy.has(code) && (venue !== 'NXT' || nxt))
  const late = codesOf(released)
  const rested = idle.filter(({ code }) => !late.has(code))
  return pick(random, rested.length > 0 ? rested : idle).code
}

/** Not when a test has released it by hand. */
function isRunning(market: Market, { id }: SimulatedInterruption): boolean {
  return market.running().some((interruption) => interruption.id === id)
}

function codesOf(interruptions: readonly SimulatedInterruption[]): ReadonlySet<string> {
  return new Set(interruptions.map(({ code }) => code))
}
