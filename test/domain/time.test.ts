import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantFromKstTime, kstDate, kstDayStart, kstTime } from '../../shared/domain/time.ts'

const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) })

test('a broker’s HHMMSS means the Korean wall clock, whatever the zone of this PC', () => {
  const received = Date.parse('2026-11-20T02:44:00Z')
  expect(instantFromKstTime('114359', received)).toBe(Date.parse('2026-11-20T11:43:59+09:00'))
})

test('around midnight the day is the one nearest to when the frame came', () => {
  const justAfter = Date.parse('2026-11-21T00:00:02+09:00')
  expect(instantFromKstTime('235959', justAfter)).toBe(Date.parse('2026-11-20T23:59:59+09:00'))
  const justBefore = Date.parse('2026-11-20T23:59:58+09:00')
  expect(instantFromKstTime('000001', justBefore)).toBe(Date.parse('2026-11-21T00:00:01+09:00'))
})

test('six characters that are no time of day are no instant', () => {
  for (const text of ['', '11435', '1143599', '240000', '116000', '114360', '11435a', '-14359', '11 359'])
    expect(instantFromKstTime(text, Date.UTC(2026, 10, 20))).toBeUndefined()
})

test('time of day and back is the same second', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const second = Math.floor(instant / 1000) * 1000
      expect(instantFromKstTime(kstTime(instant).replaceAll(':', ''), instant)).toBe(second)
    }),
  )
})

test('date, time and day start agree with the platform’s own reading of Asia/Seoul', () => {
  const seoul = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Seoul',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  fc.assert(
    fc.property(instants, (instant) => {
      const [date = '', time] = seoul.format(instant).split(' ')
      expect(kstDate(instant)).toBe(date.replaceAll('-', ''))
      expect(kstTime(instant)).toBe(time)
      expect(seoul.format(kstDayStart(instant))).toBe(`${date} 00:00:00`)
    }),
  )
})
