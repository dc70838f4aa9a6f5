import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { cellWidth, shownText } from '../../renderer/panels/program/figureText.ts'
import { className, mismatchWords } from '../../renderer/panels/program/mismatchWords.ts'
import {
  institutionsKey,
  matrixColumns,
  matrixRows,
  movedRow,
} from '../../renderer/panels/program/programRows.ts'
import { closedWords } from '../../renderer/panels/program/restWords.ts'
import { shownTable, tableStale } from '../../renderer/panels/program/shownTable.ts'
import { createProgramStore, type ProgramState, withNews, withScope } from '../../renderer/stores/program.ts'
import { mismatchesInTable } from '../../shared/domain/programSums.ts'
import type { ProgramReading, ProgramTable } from '../../shared/domain/programTrade.ts'
import { tenOClock } from '../support/interruptions.ts'
import { programSource, programTable } from '../support/programReadings.ts'

const { t } = createI18n('ko')
const date = '20261013'
const half = 30_000

const read = (at: number): ProgramReading => ({
  kind: 'read',
  at,
  source: programSource(),
  table: programTable(at),
})
const missed = (at: number): ProgramReading => ({ kind: 'missed', at, trouble: { kind: 'no-answer' } })

function told(...readings: ProgramReading[]): ProgramState {
  return withNews(createProgramStore().getState(), [{ kind: 'day', date, period: 30, readings }], 0)
}

const present = { local: tenOClock + 1000, leaps: 0, sessionId: 'first', gone: null } as const

const staleOf = (state: ProgramState, change: Partial<Parameters<typeof tableStale>[2]> = {}) =>
  tableStale(shownTable(state), state.leaps, { ...present, ...change })

test('a table is fresh for a minute, in its own session, on a page that hears Vigil and did not sleep', () => {
  const state = told(read(tenOClock - half), read(tenOClock))
  expect(staleOf(state)).toBe(null)
  expect(staleOf(state, { local: tenOClock + 59_999 })).toBe(null)
  expect(staleOf(state, { local: tenOClock + 60_000 })).toBe('age')
  expect(staleOf(state, { local: tenOClock - 1 })).toBe('time-leapt')
  expect(staleOf(state, { leaps: 1 })).toBe('time-leapt')
  expect(staleOf(state, { sessionId: 'second' })).toBe('other-session')
  expect(staleOf(state, { sessionId: null })).toBe('other-session')
  expect(staleOf(state, { sessionId: undefined })).toBe('cut-off')
  expect(staleOf(state, { gone: 'closed' })).toBe('cut-off')
  expect(staleOf(state, { gone: 'page' })).toBe('cut-off')
})

test('a reading that failed leaves the last table standing, old at once', () => {
  const state = told(read(tenOClock - half), missed(tenOClock))
  expect(shownTable(state)).toMatchObject({ read: { at: tenOClock - half }, missed: { at: tenOClock } })
  expect(staleOf(state)).toBe('missed')
  const again = withNews(state, [{ kind: 'reading', date, reading: read(tenOClock + 500) }], 0)
  expect(staleOf(again)).toBe(null)
  expect(shownTable(again).missed).toBe(null)
})

test('a sleep makes the table old, and only a newer table is fresh again', () => {
  const state = told(read(tenOClock))
  const again = withNews(state, [{ kind: 'day', date, period: 30, readings: [read(tenOClock)] }], 1)
  expect(staleOf(again, { leaps: 1 })).toBe('time-leapt')
  const newer = withNews(again, [{ kind: 'reading', date, reading: read(tenOClock + half) }], 1)
  expect(staleOf(newer, { leaps: 1, local: tenOClock + half })).toBe(null)
})

test('a day that was opened again never looks fresh, were it a second old', () => {
  const state: ProgramState = {
    ...told(read(tenOClock)),
    past: { kind: 'told', date, readings: [read(tenOClock)] },
  }
  expect(staleOf(state)).toBe('past')
  expect(shownTable({ ...state, past: { kind: 'asking', date, since: 1 } }).read).toBe(null)
})

test('the table follows the moment of the chart, and in a hole nothing is known', () => {
  const first = tenOClock - 20 * half
  const state = told(read(first), missed(first + half), read(tenOClock))
  const at = (moment: number) => shownTable({ ...state, moment })
  expect(at(first)).toMatchObject({ of: 'moment', read: { at: first } })
  expect(at(first + half).read).toBe(null)
  expect(at(first + 10 * half).read).toBe(null)
  expect(staleOf({ ...state, moment: tenOClock })).toBe('moment')
})

test('another scope begins with nothing of the former one', () => {
  const state = withScope({ ...told(read(tenOClock)), moment: tenOClock }, { market: 'KOSDAQ', venue: 'KRX' })
  expect(state).toMatchObject({ today: null, resting: null, moment: null, past: null })
  expect(shownTable(state)).toEqual({ read: null, missed: null, of: 'now' })
})

test('the first reading after midnight begins a day of its own', () => {
  const next = withNews(
    told(read(tenOClock)),
    [{ kind: 'reading', date: '20261014', reading: missed(2e12) }],
    0,
  )
  expect(next.today).toMatchObject({ date: '20261014', readings: [{ kind: 'missed' }] })
})

test('a rest is over with the next reading', () => {
  const rest = { kind: 'resting', reason: 'market-closed', resumesAt: null } as const
  const resting = withNews(told(), [rest], 0)
  expect(resting.resting).toEqual(rest)
  expect(withNews(resting, [{ kind: 'reading', date, reading: missed(tenOClock) }], 0).resting).toBe(null)
})

const names = (table: ProgramTable, folded = false) =>
  matrixRows(table, folded).map(
    ({ kind, code, name }) => `${kind} ${code === null ? '전체' : className(code, name, t)}`,
  )

test('every class has its row: one that was not sent, one that came twice, one that nobody knows', () => {
  const [individuals, institutions, ...rest] = programTable(1)
  if (!individuals || !institutions) throw new Error('no table')
  const odd = [
    individuals,
    individuals,
    institutions,
    { ...individuals, code: '6500', name: '연 합' },
    ...rest.filter(({ code }) => code !== '7100'),
  ]
  expect(names(odd, true)).toEqual([
    'total 전체',
    'repeated 개인',
    'repeated 개인',
    'sent 기관',
    'sent 외국인',
    'missing 기타법인',
    'sent 연합',
  ])
  // Two rows say two things of 개인, and 기타법인 is not there: what they add up to is unknown.
  expect(matrixRows(odd, true)[0]?.trades?.all.amount.net).toEqual({ kind: 'unreadable' })
})

test('the keys move over the rows that are shown; 기관 folds its seven members', () => {
  const rows = matrixRows(programTable(1), false)
  const folded = matrixRows(programTable(1), true)
  expect(rows.length - folded.length).toBe(7)
  expect(movedRow(rows, null, 'next')).toBe('total')
  expect(movedRow(rows, null, 'previous')).toBe('7100')
  expect(movedRow(folded, institutionsKey, 'next')).toBe('9100')
  expect(movedRow(folded, '1000', 'next')).toBe('total')
  expect(movedRow(rows, '7100', 'next')).toBe('7100')
  expect(movedRow([], null, 'next')).toBe(null)
})

test('without room the gross columns go whole, the nets stay', () => {
  expect(matrixColumns('full')).toHaveLength(9)
  expect(matrixColumns('net').map(({ side }) => side)).toEqual(['net', 'net', 'net'])
})

test('figures keep every digit in every unit, with a sign on nets alone', () => {
  const million = { unit: 'amount', moneyUnit: 'million' } as const
  expect(shownText('99999999999999999999', 'net', million)).toBe('+99,999,999,999,999,999,999')
  expect(shownText('-714', 'net', million)).toBe('\u2212714')
  expect(shownText('714', 'sell', million)).toBe('714')
  expect(shownText('0', 'net', million)).toBe('0')
  expect(shownText('-71410', 'net', { unit: 'amount', moneyUnit: 'eok' })).toBe('\u2212714.10')
  expect(shownText('71410', 'net', { unit: 'amount', moneyUnit: 'jo' })).toBe('+0.071410')
  expect(shownText('71410', 'net', { unit: 'quantity', moneyUnit: 'jo' })).toBe('+71,410')
})

test('a cell asks for more room the longer its figure is', () => {
  const width = (value: string) =>
    cellWidth(
      { figure: { kind: 'sent', value }, side: 'net', off: false },
      { unit: 'amount', moneyUnit: 'million' },
    )
  expect(width('1')).toBeLessThan(width('-123'))
  expect(width('123456')).toBeLessThan(width('99999999999999999999'))
})

test('a sum that differs is told with its row, both figures and the difference', () => {
  const [row] = programTable(1).filter(({ code }) => code === '7100')
  if (!row) throw new Error('no row')
  const figure = (value: string) => ({ kind: 'sent', value }) as const
  const amount = { sell: figure('2687'), buy: figure('4144'), net: figure('1460') }
  const still = { sell: figure('0'), buy: figure('0'), net: figure('0') }
  const trades = {
    all: { amount: { ...amount, net: figure('1457') }, quantity: still },
    arbitrage: { amount: still, quantity: still },
    nonArbitrage: { amount, quantity: still },
  }
  const words = mismatchesInTable([{ ...row, trades }]).map((mismatch) =>
    Object.values(mismatchWords(mismatch, className('7100', null, t), 'million', t)),
  )
  expect(words).toEqual([
    ['기타법인 비차익 대금: 매수 − 매도 = 1,457 ≠ 받은 값', '1,460', '차이 +3'],
    ['기타법인 순매수 대금: 차익 + 비차익 = 1,460 ≠ 받은 전체', '1,457', '차이 \u22123'],
  ])
})

test('outside the hours it is said why nobody is asked, and from when again', () => {
  const eight = tenOClock - 2 * 3_600_000
  const at = (resumesAt: number | null, begun: boolean, now: number) =>
    closedWords({ resumesAt, begun, now }, t)
  expect(at(eight, false, eight - 60_000)).toEqual({
    what: '장 시작 전입니다.',
    todo: '08:00:00부터 다시 조회합니다.',
  })
  expect(at(eight + 86_400_000, true, eight + 13 * 3_600_000)).toEqual({
    what: '장이 끝났습니다.',
    todo: '내일 08:00:00부터 다시 조회합니다.',
  })
  expect(at(null, false, eight).what).toBe('장이 열리지 않는 시간입니다.')
})
