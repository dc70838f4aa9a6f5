import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow, gapsOf } from '../../electron/monitor/coverage.ts'
import type { Coverage } from '../../electron/monitor/platform.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'

const dayStart = kstDayStart(tenOClock)

const coverages = fc
  .uniqueArray(fc.integer({ min: 1, max: 86_399 }), { minLength: 2, maxLength: 20 })
  .map((seconds) => seconds.toSorted((a, b) => a - b).map((second) => dayStart + second * 1000))
  .map((moments) =>
    Array.from({ length: Math.floor(moments.length / 2) }, (_, i): Coverage => {
      const [from = 0, until = 0] = moments.slice(2 * i)
      return { id: i + 1, broker: 'kiwoom', from, until, ended: 'connection-lost' }
    }),
  )

test('coverage and gaps tile the day: every moment is in exactly one of them', () => {
  fc.assert(
    fc.property(coverages, fc.boolean(), (day, running) => {
      const gaps = gapsOf({ broker: 'kiwoom', coverages: day, running, dayStart, silence: 'not-running' })
      const end = (day.at(-1)?.until ?? dayStart) + (running ? 0 : 1)
      const spans = [
        ...day.map(({ from, until }) => ({ from, until })),
        ...gaps.map(({ from, until }) => ({ from, until: until ?? end })),
      ].toSorted((a, b) => a.from - b.from)
      expect(spans[0]?.from).toBe(dayStart)
      for (const [i, span] of spans.entries()) expect(span.until).toBe(spans[i + 1]?.from ?? end)
    }),
  )
})

test('the open gap after a loss has no end and names the loss', () => {
  const lost: Coverage = { id: 1, broker: 'kiwoom', from: dayStart, until: tenOClock, ended: 'silent' }
  const gaps = gapsOf({
    broker: 'kiwoom',
    coverages: [lost],
    running: false,
    dayStart,
    silence: 'not-running',
  })
  expect(gaps).toEqual([
    { id: `kiwoom-${tenOClock}`, broker: 'kiwoom', from: tenOClock, until: null, reason: 'silent' },
  ])
})

test('a coverage that nobody ended says that Vigil died', () => {
  const orphan: Coverage = { id: 1, broker: 'kiwoom', from: dayStart, until: tenOClock, ended: null }
  const next: Coverage = { ...orphan, id: 2, from: tenOClock + 60_000, until: tenOClock + 61_000 }
  const gaps = gapsOf({
    broker: 'kiwoom',
    coverages: [orphan, next],
    running: true,
    dayStart,
    silence: 'not-running',
  })
  expect(gaps).toMatchObject([{ from: tenOClock, until: tenOClock + 60_000, reason: 'vigil-died' }])
})

test('a lost line ends its coverage where the loss says, never before it began', () => {
  const live = linkStatus({ phase: 'live', liveSince: tenOClock, heardAt: tenOClock + 5000 })
  const begun = follow(null, live, () => 1)
  expect(begun).toMatchObject({ id: 1, from: tenOClock, until: tenOClock + 5000, ended: null })
  const loss = { cause: 'silent', code: null, message: null, at: tenOClock + 5000 } as const
  const ended = follow(begun, linkStatus({ phase: 'backing-off', loss }), () => 2)
  expect(ended).toMatchObject({ id: 1, until: tenOClock + 5000, ended: 'silent' })
})

test('a second session seen in place of the first does not lend it its life', () => {
  const begun = follow(null, linkStatus({ phase: 'live', liveSince: tenOClock, heardAt: tenOClock }), () => 1)
  const later = linkStatus({ phase: 'live', liveSince: tenOClock + 60_000, heardAt: tenOClock + 60_000 })
  expect(follow(begun, later, () => 2)).toMatchObject({ id: 1, until: tenOClock, ended: 'connection-lost' })
})
