import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { explanationOf, explanationText } from '../../renderer/panels/holdings/explanation.ts'
import type { HoldingRow } from '../../renderer/panels/holdings/holdingRows.ts'
import { holdingsCsv } from '../../renderer/panels/holdings/holdingsCsv.ts'
import { columns, nextColumn, pressedColumn, sortRows } from '../../renderer/panels/holdings/sortRows.ts'
import { maskText } from '../../renderer/parts/useMask.ts'
import {
  createHoldingsStore,
  type HoldingsState,
  startRun,
  withAnswers,
} from '../../renderer/stores/holdings.ts'
import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import { troubleText } from '../../shared/wording/troubleText.ts'
import { holding, sentFigure } from '../domain/sellable.ts'
import { tenOClock } from '../support/interruptions.ts'
import { parseCsv } from '../support/parseCsv.ts'
import { held, rowsOf, told, toldHoldings, troubled } from './holdings.ts'
import { refused } from './session.ts'

const { t } = createI18n('ko')
const now = tenOClock + 300
const codes = ['0011A0', '005930', '042930', '051890']

const explain = (row: HoldingRow, mask: (text: string) => string = String) =>
  explanationText(
    explanationOf(row, {
      t,
      now,
      skew: 0,
      mask,
      troubleText: (trouble) => troubleText(trouble, 'kis', 'ko'),
    }),
    t,
  )

function stateOf(
  answers: readonly SellableAnswer[],
  holdings = codes.map((code) => held(code)),
): HoldingsState {
  const state = { ...createHoldingsStore().getState(), rows: toldHoldings(holdings) }
  const run = startRun(codes, { startedAt: tenOClock, leaps: 0 })
  return { ...withAnswers({ ...state, run }, answers), run: null }
}

/** All of 2, all but 200 of 1,250, more than is held, and a refusal; nothing else is in the way. */
const answers = [
  told('0011A0', { issue: { code: '0011A0', name: '=가온, "테크"' } }),
  told('005930', { held: sentFigure(1250), sellable: sentFigure(1050), soldToday: sentFigure(150) }),
  told('042930', { held: sentFigure(150), sellable: sentFigure(1350) }),
  troubled('051890', refused('EGW00201')),
]

const codesOf = (rows: readonly HoldingRow[]) => rows.map(({ issue }) => issue.code)

test('each row has the verdict of the card', () => {
  const kinds = rowsOf(stateOf(answers), codes).map(({ verdict }) => t(`sell.verdict.${verdict.kind}`))
  expect(kinds).toEqual(['매도 가능', '매도 가능', '주의', '확인 불가'])
})

test('a row that was not asked has no figure, and says how many the balance has', () => {
  const [row] = rowsOf(stateOf([], [held('0011A0', 1250)]), ['0011A0'])
  expect(row?.figures).toBe(null)
  expect(row && explain(row)).toBe('아직 묻지 않았습니다 · 잔고 조회 1,250주')
})

test('a row whose balance or quantity was not read shows neither, though the other one came', () => {
  const state = stateOf([
    told('0011A0', { sellable: { kind: 'unreadable' } }),
    told('005930', { held: { kind: 'blank' } }),
  ])
  const rows = rowsOf(state, ['0011A0', '005930'])
  expect(rows.map(({ verdict, figures }) => [verdict.kind, figures])).toEqual([
    ['unknown', null],
    ['unknown', null],
  ])
})

test('after five seconds every answer is old, and says so', () => {
  const rows = rowsOf(stateOf(answers.slice(0, 1)), ['0011A0'], { at: tenOClock + 5000 })
  expect(rows[0]).toMatchObject({ stale: 'age', verdict: { kind: 'caution' } })
  expect(rows[0] && explain(rows[0])).toBe('오래된 값')
})

test('a refusal is told with its code and what to do', () => {
  const row = rowsOf(stateOf(answers), codes).at(-1)
  const { what, todo } = troubleText(refused('EGW00201'), 'kis', 'ko')
  expect(row && explain(row)).toBe(`거부 EGW00201 · ${what} ${todo}`)
})

test('what lies between held and sellable is named, loans in the broker\u2019s own word', () => {
  const balance = [
    holding(sentFigure(1100), 'cash', '042930'),
    holding(sentFigure(150), 'credit', '042930'),
    holding(sentFigure(150), 'credit', '051890'),
  ]
  const state = stateOf(
    [
      told('042930', { held: sentFigure(1250), sellable: sentFigure(1050) }),
      told('051890', { held: sentFigure(150), sellable: sentFigure(150) }),
    ],
    balance,
  )
  const rows = rowsOf(state, ['042930', '051890'])
  expect(rows.map(({ figures }) => figures?.difference)).toEqual([200, 0])
  // The figures of a made-up answer do not add up, which is told as well.
  expect(rows.map((row) => explain(row).replace(/^검산 불일치 \d건 · /, ''))).toEqual([
    '신용 150 · 설명되지 않음 50',
    '자기융자 150주',
  ])
})

test('sorting by a figure puts what is not known last, whichever way it is turned', () => {
  const rows = rowsOf(stateOf(answers), codes)
  const by = (descending: boolean) => codesOf(sortRows(rows, { column: 'sellable', descending }, explain))
  expect(by(false)).toEqual(['0011A0', '005930', '042930', '051890'])
  expect(by(true)).toEqual(['042930', '005930', '0011A0', '051890'])
})

test('sorting by verdict puts first what needs an eye', () => {
  const rows = rowsOf(stateOf(answers), codes)
  const sorted = sortRows(rows, { column: 'verdict', descending: false }, explain)
  expect(sorted.map(({ verdict }) => verdict.kind)).toEqual(['caution', 'unknown', 'sellable', 'sellable'])
})

test('no column sorts a row away', () => {
  const rows = rowsOf(stateOf(answers.slice(1)), codes)
  for (const column of columns)
    expect(codesOf(sortRows(rows, { column, descending: true }, explain)).toSorted()).toEqual(codes)
})

test('a column sorts up, then down, then not; the keyboard goes through all of them', () => {
  const first = pressedColumn({ column: null, descending: false }, 'held')
  const second = pressedColumn(first, 'held')
  expect([first, second, pressedColumn(second, 'held')]).toEqual([
    { column: 'held', descending: false },
    { column: 'held', descending: true },
    { column: null, descending: false },
  ])
  const gone = [...columns, null].map((column) => nextColumn({ column, descending: true }).column)
  expect(gone.toSorted()).toEqual([...columns, null].toSorted())
})

test('the exported table, read back, says what the screen says', () => {
  const rows = rowsOf(stateOf(answers), codes)
  const csv = holdingsCsv(rows, { t, explain, skew: 0 })
  const [head, ...lines] = parseCsv(csv)
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(head?.slice(0, 6)).toEqual(['종목코드', '종목명', '판정', '잔고수량', '주문가능수량', '차이'])
  expect(lines).toEqual(
    rows.map((row) => [
      `="${row.issue.code}"`,
      row.issue.name === '=가온, "테크"' ? `'=가온, "테크"` : (row.issue.name ?? ''),
      t(`sell.verdict.${row.verdict.kind}`),
      row.figures ? String(row.figures.held) : '',
      row.figures ? String(row.figures.sellable) : '',
      row.figures ? String(row.figures.difference) : '',
      explain(row),
      '20261120',
      '10:00:00',
      '',
      '한국투자 TTTC8408R',
      '가상',
      '5012••••',
    ]),
  )
  expect(lines[2]?.[5]).toBe('-1200')
})

test('the exported table has no figure for what is not known', () => {
  const lines = parseCsv(holdingsCsv(rowsOf(stateOf([]), codes), { t, explain, skew: 0 }))
  expect(lines[1]?.slice(2, 6)).toEqual(['확인 전', '', '', ''])
})

test('what another account has is set beside the check, with its name and time, where the two differ', () => {
  const elsewhere = (quantity: number) =>
    new Map([['005930', [{ broker: 'koscom', account: 'diamond', quantity, askedAt: tenOClock } as const]]])
  const row = (state: HoldingsState, quantity: number) =>
    rowsOf(state, ['005930'], { elsewhere: elsewhere(quantity) }).map((one) => explain(one))
  const checked = stateOf([told('005930')], [])
  expect(row(checked, 900)).toEqual(['≠ 코스콤 diamond 900주 (10:00:00)'])
  expect(row(checked, 2)).toEqual([''])
  expect(row(stateOf([], []), 900)).toEqual(['아직 묻지 않았습니다 · 코스콤 diamond 잔고 900주 (10:00:00)'])
})

test('a mask covers every quantity of an explanation, and no time and no code', () => {
  const elsewhere = new Map([
    ['005930', [{ broker: 'koscom', account: 'diamond', quantity: 777, askedAt: tenOClock } as const]],
  ])
  const balance = [holding(sentFigure(777), 'cash', '005930'), holding(sentFigure(77), 'credit', '005930')]
  const figures = { held: sentFigure(7777), sellable: sentFigure(7177), soldToday: sentFigure(523) }
  const traded = told('005930', figures)
  const unexplained = told('005930', { ...figures, soldToday: sentFigure(0) })
  const states = [stateOf([traded], balance), stateOf([unexplained], balance), stateOf([], balance)]
  const rows = states.flatMap((state) => rowsOf(state, ['005930'], { elsewhere }))
  const words = rows.map((row) => explain(row, () => maskText))
  expect(words).toHaveLength(3)
  for (const text of words) {
    expect(text).toContain('코스콤 diamond')
    expect(text.replace('검산 불일치 2건', '').replaceAll('10:00:00', '')).not.toMatch(/\d/)
  }
})
