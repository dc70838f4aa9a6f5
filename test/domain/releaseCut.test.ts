import { expect, test } from 'vitest'
import type { Venue } from '../../shared/domain/instrument.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { releaseCut } from '../../shared/domain/releaseCut.ts'
import { event } from '../renderer/events.ts'

/** A Korean wall clock on a Friday. */
const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)

const cutOf = (time: string, venues: Venue[], calendar = unknownCalendar) =>
  releaseCut(event({ triggeredAt: at(time), venues, environment: 'live' }), calendar)

test.each<[string, Venue[], string | null]>([
  ['10:15:41', ['KRX'], null],
  // 150 seconds end with the session itself: the last moment of the window is not past it.
  ['15:17:30', ['KRX'], null],
  ['15:17:31', ['KRX'], '15:20:00'],
  ['15:27:31', ['KRX', 'combined'], '15:30:00'],
  // NXT halts for 120 seconds and knows no random end.
  ['15:18:00', ['NXT'], null],
  ['15:18:01', ['NXT'], '15:20:00'],
  ['08:49:00', ['NXT'], '08:50:00'],
  // A moment at which nothing trades proves the hours wrong, not the event.
  ['07:30:00', ['KRX'], null],
])('triggered at %s on %s', (time, venues, cut) => {
  expect(cutOf(time, venues)).toBe(cut === null ? null : at(cut))
})

test('a day that ends late has its end late', () => {
  const shifts = { '20261120': { opening: 60, closing: 60 } }
  expect(cutOf('15:19:00', ['KRX'], { ...unknownCalendar, shifts })).toBeNull()
  expect(cutOf('16:19:00', ['KRX'], { ...unknownCalendar, shifts })).toBe(at('16:20:00'))
})

test('what was released is not cut, and a simulated market has no end', () => {
  const late = { triggeredAt: at('15:19:00'), environment: 'live' } as const
  expect(releaseCut(event(late), unknownCalendar)).toBe(at('15:20:00'))
  expect(releaseCut(event({ ...late, releasedAt: at('15:30:00') }), unknownCalendar)).toBeNull()
  expect(releaseCut(event({ ...late, environment: 'demo' }), unknownCalendar)).toBeNull()
})
