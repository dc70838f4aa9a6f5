import type { InterruptionNews } from '../../shared/contract.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Quote, QuotePlan } from '../../shared/domain/quote.ts'
import { type Clock, type Instant, kstDayStart } from '../../shared/domain/time.ts'
import type { Mine } from '../../shared/domain/watchlist.ts'
import type { QuoteSource } from './broker.ts'
import { createInterruptedIssues } from './interruptedIssues.ts'
import { keepLooking } from './keepLooking.ts'
import type { Journal, Log } from './platform.ts'
import { wantedOf } from './quotePlan.ts'
import { type QuoteRest, quoteRestAt } from './quoteRest.ts'
import { createQuoteSitting, type QuoteSitting } from './quoteSitting.ts'
import type { Seat } from './sellDesk.ts'
import { regularSince, staticBaseOf } from './staticBase.ts'
import { createTopic, type Topic } from './topic.ts'
import { isWilling } from './willing.ts'

/** Prices of what is held, looked at and watched: told live as far as there are places, else asked for in turn. */
export interface QuoteDesk extends AsyncDisposable {
  /** The latest of each issue. Another market begins with a snapshot of its own; each quote says whose it is. */
  readonly quotes: Pick<Topic<Quote>, 'subscribe'>
  readonly plan: Topic<QuotePlan>
  /** What is on the screen now, first things first. */
  lookAt(codes: readonly string[]): void
  /** Somebody sat down or left. */
  look(): void
}

interface QuoteDeskDeps {
  readonly clock: Clock
  readonly log: Log
  /** The broker that knows prices, as it sits now. */
  readonly seat: () => Seat
  /** Of `environment`. */
  readonly journal: () => Pick<Journal, 'keep' | 'recall'>
  readonly environment: () => Environment
  readonly mine: { readonly news: Pick<Topic<Mine>, 'subscribe'>; now(): Mine }
  /** The day's VIs and the gaps in them, of `environment`. */
  readonly interruptions: (signal: AbortSignal) => AsyncIterable<readonly InterruptionNews[]>
  readonly gaps: (signal: AbortSignal) => AsyncIterable<readonly (readonly Gap[])[]>
  readonly calendar: () => TradingCalendar
}

interface Market {
  readonly day: Instant
  /** When the regular session that is on began; `null`: none is. */
  readonly opened: Instant | null
  readonly rest: QuoteRest | null
}

/** Changes of what is wanted gather so long, ms. */
const gatherFor = 300
const keepEvery = 30_000

export function createQuoteDesk(deps: QuoteDeskDeps): QuoteDesk {
  const { clock, seat, mine, environment } = deps
  const ending = new AbortController()
  const issues = createInterruptedIssues()
  const leaving = new Set<Promise<void>>()
  let looked: readonly string[] = []
  let gathering = false
  let keptAt = clock.now()
  let market = marketNow()
  let mayAsk = isWilling(seat())
  let here = sit()
  const plan = createTopic<QuotePlan>({ snapshot: () => [here.plan()], keyOf: () => 'plan' })
  let said = ''

  function marketNow(): Market {
    const now = clock.now()
    const calendar = deps.calendar()
    const opened = regularSince(environment(), now, calendar)
    return { day: kstDayStart(now), opened, rest: quoteRestAt(environment(), now, calendar) }
  }

  function sit(): QuoteSitting {
    const of = environment()
    return createQuoteSitting({
      ...deps,
      environment: of,
      session: seat().status.id,
      role: roleOf(seat(), of),
      mayAsk: () => isWilling(seat()),
      journal: deps.journal(),
      since: () => market.rest?.since ?? Math.max(market.day, market.opened ?? 0),
      rest: () => market.rest,
      onLive: tellPlan,
      baseOf(tick, priceFrom) {
        if (!issues.isOf(of)) return null
        const [interruptions, gaps] = [issues.of(tick.code), issues.gaps()]
        return staticBaseOf({ opened: market.opened, tick, interruptions, gaps, priceFrom })
      },
    })
  }

  function tellPlan(): void {
    const now = here.plan()
    const text = JSON.stringify(now)
    if (text === said) return
    said = text
    plan.publish(now)
  }

  /** Leaves what is over: other keys, another server. */
  function follow(): void {
    const isHere = seat().status.id === here.session && roleOf(seat(), environment()) === here.role
    if (isHere && environment() === here.environment) return
    const old = here
    old.keep()
    market = marketNow()
    here = sit()
    const left = old.leave()
    leaving.add(left)
    void left.finally(() => leaving.delete(left))
    place()
  }

  function place(): void {
    mayAsk = isWilling(seat())
    here.place(wantedOf(mine.now(), looked))
    tellPlan()
  }

  function gather(): void {
    if (gathering) return
    gathering = true
    void clock.sleep(gatherFor, ending.signal).then(() => {
      gathering = false
      if (ending.signal.aborted) return
      follow()
      place()
    })
  }

  function look(): void {
    if (ending.signal.aborted) return
    follow()
    if (isWilling(seat()) !== mayAsk) place()
    const next = marketNow()
    if (JSON.stringify(next) !== JSON.stringify(market)) {
      market = next
      here.renew(null)
      place()
      here.askAnew()
    }
    // A clock that was put back would wait for a moment long past.
    if (Math.abs(clock.now() - keptAt) < keepEvery) return
    keptAt = clock.now()
    here.keep()
  }

  async function followInterruptions(): Promise<void> {
    for await (const batch of deps.interruptions(ending.signal)) {
      follow()
      for (const news of batch) here.renew(issues.take(news, environment()))
    }
  }

  async function followGaps(): Promise<void> {
    for await (const batch of deps.gaps(ending.signal)) {
      follow()
      for (const gaps of batch) issues.takeGaps(gaps, environment())
      here.renew(null)
    }
  }

  async function followMine(): Promise<void> {
    for await (const _ of mine.news.subscribe(ending.signal)) gather()
  }

  place()
  const running = [keepLooking(look, clock, ending.signal), followInterruptions(), followGaps(), followMine()]

  /** A session that is over ends its feed; the listener goes on with the next one's, which begins with a snapshot. */
  async function* quotes(signal?: AbortSignal): AsyncIterable<readonly Quote[]> {
    while (!signal?.aborted && !ending.signal.aborted) {
      const { quotes: topic, left } = here
      yield* topic.subscribe(signal ? AbortSignal.any([signal, left]) : left)
    }
  }

  return {
    quotes: { subscribe: quotes },
    plan,
    look,
    lookAt(codes) {
      looked = codes
      gather()
    },
    async [Symbol.asyncDispose]() {
      here.keep()
      ending.abort()
      await Promise.all([here.leave(), ...running, ...leaving])
    },
  }
}

/** Who tells prices of this market, if it is the one that sits there. */
function roleOf({ broker, status }: Seat, environment: Environment): QuoteSource | null {
  return (status.environment === environment && broker?.quotes) || null
}
