import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { phaseText } from '../../renderer/app/phaseText.ts'
import { realCalendar } from '../../renderer/stores/calendar.ts'
import { phaseAt, type TradingCalendar, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { CalendarStatus } from '../../shared/domain/tradingCalendar.ts'

/** 2026-11-20 is a Friday. */
const at = (time: string, date = '2026-11-20') => Date.parse(`${date}T${time}+09:00`)

const ko = createI18n('ko').t

const said = (venue: 'KRX' | 'NXT', now: number, calendar: TradingCalendar = unknownCalendar) => {
  const { what, until, left } = phaseText(phaseAt(venue, now, calendar), now, calendar, ko)
  return [what, until, left].filter((part) => part !== '').join(' ')
}

test.each([
  ['KRX', at('10:16:12'), 'KRX 정규장 15:20까지 5:03:48'],
  ['NXT', at('08:55:00'), 'NXT 휴지 09:00:30까지 5:30'],
  ['KRX', at('08:29:59'), 'KRX 장 마감 08:30 개장 0:01'],
  ['KRX', at('20:00:00', '2026-11-19'), 'KRX 장 마감 내일 08:30 개장 12:30:00'],
  ['KRX', at('20:00:00'), 'KRX 장 마감 11월 23일 08:30 개장'],
  ['NXT', at('12:00:00', '2026-11-22'), 'NXT 주말 내일 08:00 개장 20:00:00'],
] as const)('%s at %d: %s', (venue, now, words) => {
  expect(said(venue, now)).toBe(words)
})

test('a holiday is named, and an opening that nobody knows is not promised', () => {
  const dates = Array.from({ length: 30 }, (_, offset) => String(20261101 + offset))
  const december = Array.from({ length: 9 }, (_, offset) => String(20261201 + offset))
  const closed = (days: readonly string[]): TradingCalendar => ({
    ...unknownCalendar,
    days: Object.fromEntries(days.map((date) => [date, 'closed'])),
  })
  expect(said('KRX', at('10:00:00'), closed(['20261120']))).toBe('KRX 휴장일 11월 23일 08:30 개장')
  expect(said('KRX', at('10:00:00'), closed([...dates, ...december]))).toBe('KRX 휴장일')
})

const told: CalendarStatus = {
  days: { '20261120': 'closed' },
  shifts: { '20261119': { opening: 60, closing: 60 } },
  askedOn: '20261119',
  source: 'broker',
  trouble: null,
}

test('the real market has the broker\u2019s days, and nothing of a demo\u2019s but what the user set', () => {
  const { days, shifts } = told
  expect(realCalendar(told)).toMatchObject({ days, shifts })
  expect(realCalendar({ ...told, source: 'demo' })).toEqual({ days: {}, shifts })
  expect(realCalendar(null)).toEqual(unknownCalendar)
})
