import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { heldElsewhere } from '../../renderer/panels/holdings/heldElsewhere.ts'
import { codesOf } from '../../renderer/panels/holdings/holdingsActions.ts'
import { holdingsWeighed } from '../../renderer/panels/portfolio/holdingsWeighed.ts'
import { type Line, linesOf, nextSort, pressed } from '../../renderer/panels/portfolio/lines.ts'
import { oldOf } from '../../renderer/panels/portfolio/oldOf.ts'
import { portfolioCsv } from '../../renderer/panels/portfolio/portfolioCsv.ts'
import { positionsOf } from '../../renderer/panels/portfolio/positions.ts'
import { codesHeldTwice, pagesReread, totalIn } from '../../renderer/panels/portfolio/scope.ts'
import { widestAmount } from '../../renderer/panels/portfolio/widestAmount.ts'
import type { PortfolioSort } from '../../renderer/stores/portfolio.ts'
import { accountSum } from '../../shared/domain/portfolioSums.ts'
import { accountOf, balance, blank, equity, fund, other, unreadable } from '../domain/accounts.ts'
import { sentFigure } from '../domain/sellable.ts'
import { tenOClock } from '../support/interruptions.ts'
import { parseCsv } from '../support/parseCsv.ts'
import { held, toldHoldings } from './holdings.ts'
import { sessionStatus } from './session.ts'

const asTold: PortfolioSort = { column: null, descending: false }

const mixed = accountOf(
  balance({
    equities: [
      equity({ code: '000660', isin: 'KR7000660001', name: '나', worth: sentFigure(300) }),
      equity({ name: '가', worth: sentFigure(100), financing: 'credit' }),
      equity({ name: '가', worth: unreadable }),
      equity({ code: '035420', isin: null, name: '다', worth: sentFigure(200) }),
    ],
    funds: [fund({ result: { kind: 'without-cost' } })],
    others: [other()],
  }),
)

const shape = (lines: readonly Line[]) =>
  lines.map((line) => (line.kind === 'section' ? `[${line.section}]` : (line.position.name ?? '')))

test('cash, credit, funds and the rest stand apart, each with its own sums', () => {
  const lines = linesOf(positionsOf(mixed), asTold)
  expect(shape(lines)).toEqual([
    '[cash]',
    '나',
    '가',
    '다',
    '[credit]',
    '가',
    '[fund]',
    '가온중소형FOCUS증권자1호',
    '[other]',
    '한빛주택1종24-07',
  ])
  const sums = new Map(lines.flatMap((line) => (line.kind === 'section' ? [[line.section, line.sums]] : [])))
  expect(sums.get('credit')?.worth).toEqual({ kind: 'known', value: 100 })
  // One row that cannot be read, one fund without a cost: no sum of theirs.
  expect(sums.get('cash')?.worth).toEqual({ kind: 'unknown', why: 'unreadable' })
  expect(sums.get('fund')?.profit.kind).toBe('unknown')
  expect(sums.get('fund')?.worth).toEqual({ kind: 'known', value: 500_000 })
})

test('an order stays within its section, and what is not known comes last either way', () => {
  const names = (descending: boolean) =>
    shape(linesOf(positionsOf(mixed), { column: 'worth', descending })).slice(1, 4)
  expect(names(true)).toEqual(['나', '다', '가'])
  expect(names(false)).toEqual(['다', '나', '가'])
})

test('the third press of a column gives the broker’s order back, and so does the last of the keys', () => {
  const press = (times: number) =>
    Array.from({ length: times }).reduce<PortfolioSort>((sort) => pressed(sort, 'worth'), asTold)
  expect([1, 2, 3].map((times) => press(times))).toEqual([
    { column: 'worth', descending: true },
    { column: 'worth', descending: false },
    asTold,
  ])
  let sort: PortfolioSort = asTold
  const seen = new Set<string>()
  do {
    sort = nextSort(sort)
    seen.add(String(sort.column))
  } while (sort.column !== null)
  expect(seen.size).toBe(7)
})

test('every row has a key of its own, the same after the next question', () => {
  const twice = accountOf(balance({ equities: [equity(), equity(), equity({ financing: 'credit' })] }))
  const keys = positionsOf(twice).map(({ key }) => key)
  expect(new Set(keys).size).toBe(3)
  expect(positionsOf({ ...twice }).map(({ key }) => key)).toEqual(keys)
})

test('no amount is wider than its column', () => {
  const lines = linesOf(
    positionsOf(accountOf(balance({ equities: [equity({ worth: sentFigure(1_234_567_890) })] }))),
    asTold,
  )
  // Ten digits, three commas of half a digit each at most, and a sign.
  expect(widestAmount(lines)).toBeGreaterThanOrEqual(10 + 1.5 + 1)
})

test('a holding’s weight is of all its rows, and what is left of the list is one', () => {
  const many = Array.from({ length: 12 }, (_, n) =>
    equity({ code: String(100_000 + n), name: `종목${n}`, worth: sentFigure(n + 1) }),
  )
  const equities = [
    ...many,
    equity({ code: '100000', name: '종목0', financing: 'credit', worth: sentFigure(99) }),
  ]
  const { shown, rest } = holdingsWeighed(linesOf(positionsOf(accountOf(balance({ equities }))), asTold))
  expect(shown[0]).toEqual({ label: '종목0', worth: 100 })
  expect(shown).toHaveLength(10)
  expect(rest).toEqual({ count: 2, worth: 2 + 3 })
})

test('an account whose balance is missing is named where there is no total', () => {
  const known = accountOf(balance({ sums: { total: sentFigure(5) } }))
  const missing = accountOf(null, { id: 'two', broker: 'kis' })
  const total = totalIn([known, missing], (value) => accountSum(value, 'total'))
  expect(total.total.kind).toBe('unknown')
  expect(total.blamed).toEqual([missing])
  expect(totalIn([known, known], (value) => accountSum(value, 'total')).total).toEqual({
    kind: 'known',
    value: 10,
  })
})

test('an issue in two accounts may be one account’s told twice', () => {
  const one = accountOf(balance({ equities: [equity(), equity({ financing: 'credit' })] }))
  const two = accountOf(balance({ equities: [equity(), equity({ code: '000660' })] }), { id: 'two' })
  expect(codesHeldTwice([one])).toEqual([])
  expect(codesHeldTwice([one, two])).toEqual(['005930'])
})

test('nothing but what this session told a moment ago is fresh', () => {
  const account = accountOf(balance())
  const koscom = sessionStatus({ broker: 'koscom', id: 'first' })
  const now = { now: tenOClock + 1000, gone: null, sessions: { koscom } } as const
  expect(oldOf(account, now)).toBeNull()
  expect(oldOf(account, { ...now, now: tenOClock + 300_000 })).toBe('age')
  // The page's clock has not stepped since the answer came.
  expect(oldOf(account, { ...now, now: tenOClock - 999 })).toBeNull()
  expect(oldOf(account, { ...now, now: tenOClock - 2000 })).toBe('time-leapt')
  expect(oldOf(account, { ...now, gone: 'closed' })).toBe('cut-off')
  expect(oldOf(account, { ...now, gone: 'page' })).toBe('cut-off')
  expect(oldOf(account, { ...now, sessions: { koscom: { ...koscom, id: 'second' } } })).toBe('other-session')
  expect(oldOf(accountOf(balance(), { kept: true }), now)).toBe('kept')
})

test('the checks take in what any account holds, the asked broker’s own first', () => {
  const book = {
    accounts: [
      accountOf(balance({ equities: [equity(), equity({ code: '000660' }), equity({ code: null })] })),
    ],
  }
  const rows = toldHoldings([held('035420'), held('005930')])
  expect(codesOf({ rows }, { checkList: ['111111'] }, book)).toEqual(['035420', '005930', '000660'])
  expect(codesOf({ rows: null }, { checkList: ['111111'] }, book)).toEqual(['111111', '005930', '000660'])
})

test('what other accounts have of an issue is all their rows of it, or nothing', () => {
  const koscom = accountOf(
    balance({
      equities: [equity(), equity({ financing: 'credit' }), equity({ code: '000660', quantity: blank })],
    }),
  )
  const own = accountOf(balance({ equities: [equity()] }), { id: 'own', broker: 'kis' })
  const elsewhere = heldElsewhere({ accounts: [koscom, own] }, 'kis')
  expect(elsewhere.get('005930')).toMatchObject([{ broker: 'koscom', quantity: 20, askedAt: tenOClock }])
  expect(elsewhere.has('000660')).toBe(false)
  expect(heldElsewhere({ accounts: [own] }, null).get('005930')).toMatchObject([{ broker: 'kis' }])
})

test('the file has every row with its true figures, and says what is missing and why', () => {
  const { t } = createI18n('ko')
  const positions = linesOf(positionsOf(mixed), asTold).flatMap((line) =>
    line.kind === 'row' ? [line.position] : [],
  )
  const text = portfolioCsv(positions, {
    t,
    quotes: new Map(),
    old: new Map([['one', 'kept' as const]]),
    whole: null,
    skew: 0,
  })
  const [head = [], ...rows] = parseCsv(text)
  const cell = (row: number, name: string) => rows[row]?.[head.indexOf(name)]
  expect(rows).toHaveLength(6)
  expect(rows.every((row) => row.length === head.length)).toBe(true)
  expect(cell(0, '수량(주)')).toBe('10')
  expect(cell(0, '평가금액(원)')).toBe('300')
  expect(cell(1, '평가금액(원)')).toBe('')
  expect(cell(1, '없는 값')).toBe('평가금액(원): 읽지 못함')
  expect(cell(4, '매입금액(원)')).toBe('')
  expect(cell(4, '없는 값')).toBe('매입금액 없음')
  expect(cell(0, '상태')).toBe('저장된 값')
  expect(text).not.toMatch(/••••|portfolio\.|undefined|NaN/)
})

test('pages are counted of what takes the place of something; what was never told has its own words', () => {
  const reading = (pages: number | null, told: boolean) => {
    const account = accountOf(told ? balance() : null)
    const asking = pages === null ? null : { pages }
    return { ...account, balance: { ...account.balance, asking } }
  }
  expect(pagesReread([reading(null, true), reading(0, true)])).toBe(0)
  expect(pagesReread([reading(3, true), reading(2, true), reading(7, false)])).toBe(5)
})
