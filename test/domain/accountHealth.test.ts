import { expect, test } from 'vitest'
import {
  accountHealth,
  balanceFreshFor,
  type CheckedQuantity,
  type HealthFacts,
} from '../../shared/domain/accountHealth.ts'
import type { AccountBalance } from '../../shared/domain/portfolio.ts'
import { tenOClock } from '../support/interruptions.ts'
import { accountOf, balance, blank, equity, fund, other, unreadable } from './accounts.ts'
import { sentFigure } from './sellable.ts'

function findings(given: Partial<HealthFacts> | AccountBalance) {
  const facts = 'sums' in given ? { accounts: [accountOf(given)] } : given
  return accountHealth({
    accounts: [],
    now: tenOClock + 1000,
    checks: new Map(),
    pricesHeardAt: new Map(),
    priceFreshFor: 10_000,
    ...facts,
  })
}

const kinds = (given: Parameters<typeof findings>[0]) => findings(given).map(({ kind }) => kind)

const whole = balance({
  equities: [equity()],
  funds: [fund()],
  others: [other()],
  rowsTold: sentFigure(3),
  sums: { cost: sentFigure(700_000), worth: sentFigure(770_000 * 2 + 500_000), profit: sentFigure(70_000) },
})

test('an account in which everything fits has no findings, whichever rows the broker summed up', () => {
  expect(findings(whole)).toEqual([])
})

test('a balance grows old by itself, and the finding stays the same one', () => {
  const at = (age: number) => findings({ accounts: [accountOf(whole)], now: tenOClock + age })
  expect(at(balanceFreshFor - 1)).toEqual([])
  const [first] = at(balanceFreshFor)
  expect(first).toMatchObject({ kind: 'old', askedAt: tenOClock })
  expect(at(balanceFreshFor + 60_000)[0]?.key).toBe(first?.key)
})

test('a question that failed is told with its trouble, told balance or not', () => {
  const failure = { trouble: { kind: 'no-answer' }, at: tenOClock } as const
  for (const value of [whole, null])
    expect(findings({ accounts: [accountOf(value, { failure })] })).toMatchObject([
      { kind: 'failed', what: 'balance', trouble: { kind: 'no-answer' } },
    ])
})

test('live prices that stopped coming are one finding, from the oldest', () => {
  const one = accountOf(balance({ equities: [equity(), equity({ code: '000660', isin: null })] }))
  const accounts = [one, { ...one, id: 'two' }]
  const pricesHeardAt = new Map([
    ['005930', tenOClock - 14_000],
    ['000660', tenOClock - 9_000],
    ['035420', tenOClock - 99_000],
  ])
  expect(findings({ accounts, pricesHeardAt, now: tenOClock })).toMatchObject([
    { kind: 'price-old', codes: ['005930'], since: tenOClock - 14_000 },
  ])
  const key = (since: number) =>
    findings({ accounts, pricesHeardAt: new Map([['005930', since]]), now: tenOClock })[0]?.key
  // One price came in between, and then no more.
  expect(key(tenOClock - 11_000)).toBe(key(tenOClock - 14_000))
})

const checked = (given: Partial<CheckedQuantity> = {}): CheckedQuantity => ({
  broker: 'kis',
  question: 'TTTC8408R',
  askedAt: tenOClock,
  quantity: 850,
  soldToday: 50,
  boughtToday: 0,
  ...given,
})

const holds = (quantity: number) => balance({ equities: [equity({ quantity: sentFigure(quantity) })] })

test('a quantity that the check tells differently is told with both, and with the day’s trade that explains it', () => {
  const check = (quantity: number, given: Partial<CheckedQuantity> = {}) =>
    findings({
      accounts: [accountOf(holds(quantity))],
      checks: new Map([['005930', checked(given)]]),
    })
  expect(check(850)).toEqual([])
  expect(check(900)).toMatchObject([
    { kind: 'held-differs', held: { quantity: 900 }, checked: { quantity: 850 }, explained: 'sold-today' },
  ])
  expect(check(901)).toMatchObject([{ explained: null }])
  expect(check(800, { boughtToday: 50 })).toMatchObject([{ explained: 'bought-today' }])
})

test('the rows of an issue are compared together, and not at all where one of them is not known', () => {
  const rows = (quantity: number, credit: typeof blank | ReturnType<typeof sentFigure<number>>) =>
    balance({
      equities: [
        equity({ quantity: sentFigure(quantity) }),
        equity({ quantity: credit, financing: 'credit' }),
      ],
    })
  const checks = new Map([['005930', checked()]])
  expect(findings({ accounts: [accountOf(rows(700, sentFigure(150)))], checks })).toEqual([])
  expect(findings({ accounts: [accountOf(rows(700, blank))], checks })).toEqual([])
})

test('another broker’s account is set beside a check only where the checked one does not tell of the issue', () => {
  const checks = new Map([['005930', checked()]])
  const koscom = accountOf(holds(900))
  const own = accountOf(holds(850), { id: 'own', broker: 'kis' })
  const without = accountOf(balance(), { id: 'own', broker: 'kis' })
  expect(kinds({ accounts: [koscom, own], checks })).toEqual([])
  expect(kinds({ accounts: [koscom, without], checks })).toEqual(['held-differs'])
})

test('a kept balance is of another day: no check is held against it', () => {
  const accounts = [accountOf(holds(900), { kept: true })]
  expect(kinds({ accounts, checks: new Map([['005930', checked()]]) })).toEqual([])
})

test('figures that do not follow from each other are told with what the others make', () => {
  expect(findings({ ...whole, rowsTold: sentFigure(5) })).toMatchObject([
    { kind: 'rows-differ', told: 5, received: 3 },
  ])
  const odd = { ...whole, equities: [equity({ profit: sentFigure(70_001) })] }
  expect(findings({ ...odd, sums: { ...whole.sums, profit: null } })).toMatchObject([
    { kind: 'profit-differs', told: 70_001, computed: 70_000 },
  ])
  const sums = { ...whole.sums, worth: sentFigure(1) }
  expect(findings({ ...whole, sums })).toMatchObject([
    { kind: 'sum-differs', sum: 'worth', told: 1, computed: 2_040_000 },
  ])
})

test('a fund without a cost keeps cost and profit from being judged, and nothing else', () => {
  const funds = [fund({ result: { kind: 'without-cost' } })]
  const sums = { cost: sentFigure(1), profit: sentFigure(1), worth: sentFigure(1) }
  expect(findings(balance({ equities: [equity()], funds, sums }))).toMatchObject([
    { kind: 'sum-differs', sum: 'worth' },
  ])
})

test('a sum with a part that is not known is not judged', () => {
  const sums = { cost: sentFigure(1), worth: sentFigure(1), profit: sentFigure(1) }
  const equities = [equity({ cost: blank, worth: blank, profit: blank })]
  expect(findings(balance({ equities, sums }))).toEqual([])
})

test('what has no name, a wrong code, or cannot be read is counted and named', () => {
  const odd = balance({
    equities: [equity({ isin: 'KR7005930004', code: null }), equity({ cost: unreadable, rate: unreadable })],
    funds: [fund({ name: null })],
    sums: { substitute: unreadable },
  })
  expect(findings(odd)).toMatchObject([
    { kind: 'no-name', papers: ['KRZ500395135'] },
    { kind: 'odd-code', isins: ['KR7005930004'] },
    { kind: 'unread', count: 3, papers: ['', '삼성전자'] },
  ])
})

test('a finding that changes is another one', () => {
  const rows = (told: number) => findings({ ...whole, rowsTold: sentFigure(told) })[0]?.key
  expect(rows(5)).toBe(rows(5))
  expect(rows(5)).not.toBe(rows(6))
})
