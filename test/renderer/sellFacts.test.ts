import { describe, expect, test } from 'vitest'
import { type SellSurroundings, sellFactsOf } from '../../renderer/panels/sell/sellFacts.ts'
import type { ToldAnswer } from '../../renderer/stores/freshness.ts'
import { lineOf } from '../../renderer/stores/line.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { sellVerdict } from '../../shared/domain/sellVerdict.ts'
import { kstDate } from '../../shared/domain/time.ts'
import { holding, quantity, sentFigure } from '../domain/sellable.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { sessionFacts, sessionStatus } from './session.ts'

const code = '042930'
const live = linkStatus({
  phase: 'live',
  since: tenOClock,
  liveSince: tenOClock - 60_000,
  heardAt: tenOClock,
})
const openPage = { closedAt: null, broken: new Map() }
const lineWith = (link: LinkStatus | undefined) => lineOf({ page: openPage, gaps: [], link })

const source = {
  broker: 'kis',
  environment: 'live',
  question: 'TTTC8408R',
  session: 'session 1',
  account: null,
} as const

const answer: ToldAnswer = {
  kind: 'answered',
  code,
  source,
  quantity: quantity({ issue: { code, name: null }, sellable: sentFigure(2), held: sentFigure(5) }),
  askedAt: tenOClock,
  latency: 100,
}

/** A page on which nothing is amiss, at ten on a Friday. */
const calm: SellSurroundings = {
  clock: { local: tenOClock + 200, market: tenOClock, leaps: 0 },
  calendar: unknownCalendar,
  session: sessionStatus({ id: 'session 1' }),
  gone: null,
  feed: 'live',
  link: live,
  line: lineWith(live),
  interruptions: [],
  holdings: null,
}

const facts = (around: Partial<SellSurroundings> = {}, given: ToldAnswer | null = answer) =>
  sellFactsOf({ ...calm, ...around }, { code, answer: given, leaps: 0, planned: null })

test('with nothing amiss the facts make a sale', () => {
  expect(facts()).toMatchObject({ stale: null, watch: { kind: 'live', sureUntil: tenOClock } })
  expect(sellVerdict(facts()).kind).toBe('sellable')
})

test('an answer about another issue is none', () => {
  expect(facts({}, { ...answer, code: '005930' })).toMatchObject({ answer: null, reconciliation: null })
})

test('an answer of another session is stale, even one that somebody forgot to take away', () => {
  const around = { session: sessionStatus({ id: 'session 2' }) }
  expect(facts(around).stale).toBe('other-session')
  expect(sellVerdict(facts(around)).kind).toBe('caution')
})

describe('VIs', () => {
  test('are those of the issue alone, each as far as it can be told', () => {
    const running = interruption({ triggeredAt: tenOClock - 30_000 })
    const others = interruption({ code: '005930', triggeredAt: tenOClock - 30_000 })
    const interruptions = [running, others]
    expect(facts({ interruptions }).interruptions).toEqual([
      { interruption: running, phase: 'auction', cut: null },
    ])
    const down = linkStatus({ phase: 'backing-off', since: tenOClock, liveSince: null })
    const dark = facts({ interruptions, link: down, line: lineWith(down) })
    expect(dark.interruptions).toMatchObject([{ phase: 'unknown' }])
  })

  const quiet = linkStatus({ phase: 'live', liveSince: tenOClock - 60_000, heardAt: tenOClock - 40_000 })
  const gap = { id: 'gap', broker: 'kiwoom', from: tenOClock - 5000, until: null, reason: 'silent' } as const
  test.each([
    ['of the simulator beside a real account', { feed: 'demo' }, { kind: 'elsewhere', environment: 'demo' }],
    ['on a line that is silent', { link: quiet }, { kind: 'late', heardAt: tenOClock - 40_000 }],
    [
      'behind a gap that is still open',
      { line: lineOf({ page: openPage, gaps: [gap], link: live }) },
      { kind: 'down', since: tenOClock - 5000 },
    ],
    [
      'on a page that lost Vigil',
      { line: lineOf({ page: { ...openPage, closedAt: tenOClock }, gaps: [], link: live }) },
      { kind: 'down', since: tenOClock },
    ],
    ['that have not been told', { interruptions: null }, { kind: 'loading' }],
    ['from nobody knows where', { feed: undefined }, { kind: 'loading' }],
    [
      'of a line that nobody has heard of',
      { link: undefined, line: lineWith(undefined) },
      { kind: 'loading' },
    ],
  ] as const)('%s clear nothing', (_, around, watch) => {
    expect(facts(around).watch).toEqual(watch)
    expect(sellVerdict(facts(around)).kind).toBe('caution')
  })

  test('are told in the broker\u2019s time, whatever this machine\u2019s clock says', () => {
    const skewed = linkStatus({ ...live, sureUntil: tenOClock + 90_000, clockSkew: 90_000 })
    expect(facts({ link: skewed, line: lineWith(skewed) }).watch).toEqual({
      kind: 'live',
      sureUntil: tenOClock,
    })
  })
})

test('a simulated account has no hours; a real one has those of both venues', () => {
  const simulated = { ...answer, source: { ...source, environment: 'demo' } as const }
  expect(facts({ feed: 'demo' }, simulated).phases).toBeNull()
  expect(facts().phases?.map(({ venue, name }) => `${venue} ${name}`)).toEqual(['KRX regular', 'NXT regular'])
})

test('on a holiday that is listed a real account\u2019s venues are closed', () => {
  const calendar = { ...unknownCalendar, days: { [kstDate(tenOClock)]: 'closed' } } as const
  const closed = facts({ calendar })
  expect(closed.phases).toMatchObject([
    { venue: 'KRX', name: 'closed', day: { kind: 'holiday', certain: true } },
    { venue: 'NXT', name: 'closed', day: { kind: 'holiday', certain: true } },
  ])
  expect(sellVerdict(closed).kind).toBe('caution')
})

test('the clock is measured by the broker that is asked, or else by the one that is listened to', () => {
  const link = linkStatus({ ...live, clockSkew: 700 })
  const session = sessionStatus({ id: 'session 1', facts: sessionFacts({ clockSkew: 6000 }) })
  expect(facts({ link, session }).clockSkew).toBe(6000)
  expect(facts({ link }).clockSkew).toBe(700)
  expect(facts().clockSkew).toBeNull()
})

test('the difference is explained by the balance of this session, never by another account\u2019s', () => {
  const holdings = {
    kind: 'answered',
    source: { ...source, question: 'TTTC8434R' },
    holdings: [holding(sentFigure(2), 'cash', code), holding(sentFigure(3), 'credit', code)],
    unlisted: 0,
    askedAt: tenOClock - 60_000,
  } as const
  expect(facts({ holdings: { ...holdings, holdings: [...holdings.holdings] } }).reconciliation).toMatchObject(
    {
      difference: 3,
      unexplained: 0,
      explained: [{ cause: 'credit', question: 'TTTC8434R', askedAt: tenOClock - 60_000 }],
    },
  )
  const others = {
    ...holdings,
    source: { ...source, session: 'session 2' },
    holdings: [...holdings.holdings],
  }
  expect(facts({ holdings: others }).reconciliation).toMatchObject({ unexplained: 3, explained: [] })
})

test('figures that do not add up are named', () => {
  const wrong = quantity({ issue: { code, name: null }, held: sentFigure(5), worth: sentFigure(1) })
  expect(facts({}, { ...answer, quantity: wrong }).mismatches.map(({ figure }) => figure)).toContain('worth')
})
