import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { keyLeadsTo, nearestReading } from '../../renderer/panels/program/chart/crosshair.ts'
import { crosshairWords } from '../../renderer/panels/program/chart/crosshairWords.ts'
import { spokenDay } from '../../renderer/panels/program/chart/dayWords.ts'
import { endLabel } from '../../renderer/panels/program/chart/endLabels.ts'
import { seriesOf } from '../../shared/domain/programSeries.ts'
import { missed, read, tableOf, trades } from '../domain/program.ts'

const { t } = createI18n('ko')
/** 09:34 in Korea, on any day. */
const start = Date.UTC(2026, 9, 14, 0, 34)
const at = (seconds: number) => start + seconds * 1000
const reading = (seconds: number, net: string) =>
  read(at(seconds), tableOf('9100', trades({ 'all.amount.net': net, 'arbitrage.amount.net': '5' })))

const day = [reading(0, '100'), reading(30, '-250'), missed(at(60)), missed(at(90)), reading(120, '89891')]
const { lines, holes } = seriesOf(day, { by: 'kind', unit: 'amount' }, 30)
const named = lines.slice(0, 1).map((line) => ({ name: '전체', line }))
const [all, , nonArbitrage] = lines
const points = all?.points ?? expect.fail('no line')

test('the arrows go from reading to reading, missed ones too, and past the last one back to the latest', () => {
  expect(keyLeadsTo('ArrowLeft', points, null)).toBe(at(90))
  expect(keyLeadsTo('ArrowLeft', points, at(90))).toBe(at(60))
  expect(keyLeadsTo('ArrowLeft', points, at(0))).toBe(at(0))
  expect(keyLeadsTo('ArrowRight', points, at(0))).toBe(at(30))
  expect(keyLeadsTo('ArrowRight', points, at(90))).toBeNull()
  expect(keyLeadsTo('Home', points, null)).toBe(at(0))
  expect(keyLeadsTo('End', points, at(30))).toBeNull()
})

test('Escape lets go of a reading, and is left to others when none is held; other keys are not taken', () => {
  expect(keyLeadsTo('Escape', points, at(30))).toBeNull()
  expect(keyLeadsTo('Escape', points, null)).toBeUndefined()
  expect(keyLeadsTo('ArrowDown', points, at(30))).toBeUndefined()
})

test('the pointer finds the nearest reading; at the last one the chart goes on with the day', () => {
  expect(nearestReading(points, at(14))).toBe(at(0))
  expect(nearestReading(points, at(16))).toBe(at(30))
  expect(nearestReading(points, at(-600))).toBe(at(0))
  expect(nearestReading(points, at(119))).toBeNull()
  expect(nearestReading(points, at(600))).toBeNull()
  expect(nearestReading([], at(0))).toBeNull()
})

test("a missed reading is told as missed, with the hole's times and no figure", () => {
  expect(crosshairWords({ at: at(60), lines: named, holes, unit: 'million' }, t)).toEqual({
    moment: '09:35:00 · 미수신 09:34:30–09:36:00',
    spoken: '09:35:00 · 미수신 09:34:30–09:36:00, 전체 알 수 없음',
  })
})

test('a figure that is not known in a reading that was answered is no missed reading', () => {
  const unsent = [{ name: '비차익', line: nonArbitrage ?? expect.fail('no line') }]
  expect(crosshairWords({ at: at(30), lines: unsent, holes: [], unit: 'million' }, t)).toEqual({
    moment: '09:34:30',
    spoken: '09:34:30, 비차익 알 수 없음',
  })
})

test('the end of a line that goes on has its value; one that stopped says of when; a hole has none', () => {
  const line = all ?? expect.fail('no line')
  expect(endLabel(line, null)).toEqual({ value: '89891', of: null, beside: '89891' })
  expect(endLabel(line, at(30))).toEqual({ value: '-250', of: null, beside: '-250' })
  expect(endLabel(line, at(60))).toEqual({ value: null, of: null, beside: '89891' })
  const [stopped] = seriesOf(day.slice(0, 4), { by: 'kind', unit: 'amount' }, 30).lines
  expect(endLabel(stopped ?? line, null)).toEqual({ value: '-250', of: at(30), beside: '-250' })
})

test('the day is told in a sentence a line, with what was missed', () => {
  expect(spokenDay({ lines: named, holes, unit: 'million' }, t)).toBe(
    '전체: 09:34:00 +100, 09:36:00 +89,891, 최고 09:36:00 +89,891, 최저 09:34:30 −250. ' +
      '단위 대금 (백만원). 미수신 1구간: 09:34–09:36.',
  )
})
