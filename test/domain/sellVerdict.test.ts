import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Figure } from '../../shared/domain/figure.ts'
import { type MarketPhase, phaseAt, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { SellableAnswer, SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import { type Reason, type SellFacts, sellVerdict, type ViWatch } from '../../shared/domain/sellVerdict.ts'
import type { InterruptionPhase } from '../../shared/domain/volatilityInterruption.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { quantity, sentFigure } from './sellable.ts'

const source = {
  broker: 'kis',
  environment: 'demo',
  question: 'TTTC8408R',
  session: 's1',
  account: null,
} as const

function answered(given: SellableQuantity | null = quantity()): SellableAnswer {
  return { kind: 'answered', code: '360750', source, quantity: given, askedAt: tenOClock, latency: 40 }
}

const troubled: SellableAnswer = {
  kind: 'troubled',
  code: '360750',
  source,
  trouble: { kind: 'no-answer' },
  at: tenOClock,
}

/** Everything speaks for a sale but for what is given. */
function facts(given: Partial<SellFacts> = {}): SellFacts {
  return {
    answer: answered(),
    stale: null,
    planned: 2,
    interruptions: [],
    watch: { kind: 'live', sureUntil: tenOClock },
    phases: (['KRX', 'NXT'] as const).map((venue) => phaseAt(venue, tenOClock, unknownCalendar)),
    clockSkew: 200,
    reconciliation: null,
    mismatches: [],
    ...given,
  }
}

const told = (phase: InterruptionPhase, releasedAt: number | null = null) => ({
  interruption: interruption({ code: '360750', releasedAt }),
  phase,
  cut: null,
})

/** "bad stale", "good market-open": each reason with its weight. */
const said = (given: Partial<SellFacts>) =>
  sellVerdict(facts(given)).reasons.map(({ weight, reason }) => `${weight} ${reason.kind}`)

const kindOf = (given: Partial<SellFacts>) => sellVerdict(facts(given)).kind

function reasonOf<K extends Reason['kind']>(given: Partial<SellFacts>, kind: K) {
  const reasons = sellVerdict(facts(given)).reasons.map(({ reason }) => reason)
  return reasons.find((reason): reason is Extract<Reason, { readonly kind: K }> => reason.kind === kind)
}

const lunch: MarketPhase = {
  venue: 'KRX',
  name: 'pause',
  trading: 'none',
  from: tenOClock,
  until: tenOClock + 60_000,
  day: { kind: 'trading-day', certain: true },
}

const figures: fc.Arbitrary<Figure<number>> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(4).map(sentFigure) },
  fc.constant<Figure<number>>({ kind: 'blank' }),
  fc.constant<Figure<number>>({ kind: 'unreadable' }),
)

const answers: fc.Arbitrary<SellableAnswer | null> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({ sellable: figures, held: figures, price: figures })
      .map((given) => answered(quantity(given))),
  },
  fc.constantFrom(troubled, answered(null), null),
)

const watches: fc.Arbitrary<ViWatch> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ViWatch>({ kind: 'live', sureUntil: null }) },
  fc.constantFrom<ViWatch>(
    { kind: 'late', heardAt: tenOClock },
    { kind: 'down', since: tenOClock },
    { kind: 'loading' },
    { kind: 'elsewhere', environment: 'demo' },
  ),
)

const interruptionPhases = fc.constantFrom<InterruptionPhase>(
  ...(['auction', 'window', 'awaiting', 'unknown', 'unconfirmed', 'released', 'released'] as const),
)

const anything: fc.Arbitrary<SellFacts> = fc.record({
  answer: answers,
  stale: fc.option(fc.constantFrom('age', 'time-leapt', 'other-session', 'cut-off'), { freq: 1 }),
  planned: fc.option(fc.nat(4)),
  interruptions: fc.array(
    interruptionPhases.map((phase) => told(phase)),
    { maxLength: 2 },
  ),
  watch: watches,
  phases: fc.option(
    fc.array(
      fc
        .constantFrom<MarketPhase['trading']>('continuous', 'auction', 'none')
        .map((trading) => ({ ...lunch, trading })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  clockSkew: fc.option(fc.integer({ min: -6000, max: 6000 })),
  reconciliation: fc.constant(null),
  mismatches: fc.constantFrom([], [{ figure: 'worth', received: '1', computed: '2' } as const]),
})

/** The rule in one sentence, read by no code of the verdict. */
function maySell({ answer, stale, planned, interruptions, watch, phases, clockSkew }: SellFacts): boolean {
  if (answer?.kind !== 'answered' || answer.quantity === null) return false
  const { sellable, held } = answer.quantity
  if (sellable.kind !== 'sent' || held.kind !== 'sent') return false
  const enough = sellable.value > 0 && sellable.value <= held.value && (planned ?? 0) <= sellable.value
  const quiet = interruptions.every(({ phase }) => phase === 'released' || phase === 'unconfirmed')
  const open = phases === null || phases.some(({ trading }) => trading !== 'none')
  const onTime = clockSkew === null || (clockSkew > -5000 && clockSkew < 5000)
  return stale === null && enough && quiet && watch.kind === 'live' && open && onTime
}

test('매도 가능 is said exactly when nothing at all stands in the way', () => {
  fc.assert(
    fc.property(anything, (given) => {
      expect(sellVerdict(given).kind === 'sellable').toBe(maySell(given))
    }),
    { numRuns: 5000 },
  )
})

test('확인 불가 is said exactly when there is no quantity, and what is missing comes first', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const { answer } = given
      const { kind, reasons } = sellVerdict(given)
      const unread =
        answer?.kind === 'answered' &&
        (answer.quantity?.sellable.kind !== 'sent' || answer.quantity.held.kind !== 'sent')
      expect(kind === 'unknown').toBe(unread || answer?.kind === 'troubled')
      if (kind === 'unknown')
        expect(['trouble', 'no-figures', 'unread-quantity']).toContain(reasons[0]?.reason.kind)
    }),
    { numRuns: 2000 },
  )
})

test('there is a bad reason exactly where the verdict is not 매도 가능, before every note and everything good', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const { kind, reasons } = sellVerdict(given)
      const weights = reasons.map(({ weight }) => ['bad', 'note', 'good'].indexOf(weight))
      expect(weights).toEqual(weights.toSorted())
      expect(weights.includes(0)).toBe(kind === 'caution' || kind === 'unknown')
    }),
    { numRuns: 2000 },
  )
})

test('with nothing asked there is no verdict', () => {
  expect(sellVerdict(facts({ answer: null }))).toEqual({ kind: 'none', reasons: [] })
})

test('a clean check says what speaks for it', () => {
  expect(said({})).toEqual(['good no-interruption', 'good market-open'])
  expect(reasonOf({}, 'market-open')).toMatchObject({ clockSkew: 200, phases: [{ name: 'regular' }, {}] })
  expect(said({ phases: null })).toEqual(['good no-interruption'])
})

test('the last release of today stands beside the words that no VI runs', () => {
  const interruptions = [told('released', tenOClock + 900_000), told('released', tenOClock + 132_000)]
  expect(reasonOf({ interruptions }, 'no-interruption')).toMatchObject({
    today: 2,
    lastRelease: tenOClock + 900_000,
  })
})

test('a VI that runs, or may, is told with its phase', () => {
  for (const phase of ['auction', 'window', 'awaiting', 'unknown'] as const) {
    expect(said({ interruptions: [told(phase)] })).toEqual(['bad interruption', 'good market-open'])
    expect(reasonOf({ interruptions: [told(phase)] }, 'interruption')?.phase).toBe(phase)
  }
})

test('a VI whose release was never heard is a note, and then nobody says that none runs', () => {
  expect(said({ interruptions: [told('unconfirmed')] })).toEqual(['note interruption', 'good market-open'])
})

test('on a line that is not live nobody says that no VI runs', () => {
  const watches: ViWatch[] = [
    { kind: 'late', heardAt: tenOClock },
    { kind: 'down', since: tenOClock },
    { kind: 'loading' },
  ]
  for (const watch of watches) expect(said({ watch })).toEqual(['bad watch', 'good market-open'])
})

test('VIs of another market than the account’s are not told of it', () => {
  const watch: ViWatch = { kind: 'elsewhere', environment: 'demo' }
  const interruptions = [told('auction'), told('unconfirmed'), told('released', tenOClock)]
  expect(said({ watch, interruptions })).toEqual(['bad watch', 'good market-open'])
})

test('quantities that forbid or doubt a sale are told with their figures', () => {
  const of = (held: number, sellable: number) =>
    answered(quantity({ held: sentFigure(held), sellable: sentFigure(sellable) }))
  expect(reasonOf({ planned: 3 }, 'over-selling')).toEqual({ kind: 'over-selling', planned: 3, sellable: 2 })
  expect(said({ answer: of(0, 0), planned: null })[0]).toBe('bad not-held')
  expect(reasonOf({ answer: of(7, 0), planned: null }, 'nothing-sellable')?.held).toBe(7)
  expect(reasonOf({ answer: of(7, 8) }, 'more-sellable-than-held')).toMatchObject({ held: 7, sellable: 8 })
})

test('a market is closed only if no venue trades; while one does, all of them are told', () => {
  const trading: MarketPhase = { ...lunch, venue: 'NXT', name: 'after-market', trading: 'continuous' }
  expect(said({ phases: [lunch, lunch] })).toEqual(['bad market-closed', 'good no-interruption'])
  expect(said({ phases: [lunch, trading] })).toEqual(['good no-interruption', 'good market-open'])
  expect(reasonOf({ phases: [lunch, trading] }, 'market-open')?.phases).toEqual([lunch, trading])
})

test('a clock that is off by five seconds or more makes the verdict doubtful, one that is not measured does not', () => {
  for (const clockSkew of [5000, -5000]) expect(kindOf({ clockSkew })).toBe('caution')
  for (const clockSkew of [4999, -4999, null]) expect(kindOf({ clockSkew })).toBe('sellable')
})

test('sums that differ and figures that are not there are noted, and do not forbid a sale', () => {
  const answer = answered(quantity({ price: { kind: 'unreadable' }, profitRate: { kind: 'blank' } }))
  const mismatches = [{ figure: 'worth', received: '1', computed: '2' } as const]
  expect(kindOf({ answer, mismatches })).toBe('sellable')
  expect(said({ answer, mismatches }).slice(0, 2)).toEqual(['note sums-differ', 'note unread-figures'])
  expect(reasonOf({ answer }, 'unread-figures')?.fields).toEqual(['price', 'profitRate'])
})

test('of an unread quantity exactly the figures are named that decide', () => {
  const answer = answered(quantity({ sellable: { kind: 'blank' }, price: { kind: 'unreadable' } }))
  expect(reasonOf({ answer }, 'unread-quantity')?.fields).toEqual(['sellable'])
})

test('a check that failed still tells of a VI that runs and of a line that is down, and speaks for nothing', () => {
  const given = {
    answer: troubled,
    watch: { kind: 'down', since: tenOClock } as const,
    interruptions: [told('unknown')],
  }
  expect(said(given)).toEqual(['bad trouble', 'note interruption', 'note watch'])
  expect(said({ answer: answered(null) })).toEqual(['bad no-figures'])
})

test('of several reasons the age of the figure comes first, then a VI, then the quantity', () => {
  const given = {
    stale: 'age' as const,
    interruptions: [told('auction')],
    planned: 9,
    phases: [lunch],
    watch: { kind: 'loading' } as const,
    clockSkew: 9000,
  }
  expect(said(given)).toEqual([
    'bad stale',
    'bad interruption',
    'bad over-selling',
    'bad market-closed',
    'bad watch',
    'bad clock-off',
  ])
})
