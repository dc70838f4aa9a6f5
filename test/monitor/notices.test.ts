import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Merged } from '../../electron/monitor/mergeSighting.ts'
import { createNotices } from '../../electron/monitor/notices.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { Notice, NoticeReport } from '../../shared/domain/notice.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

function noticesOnFakeClock() {
  const clock = createFakeClock(tenOClock)
  const shown: Notice[] = []
  const reported: NoticeReport[] = []
  const notices = createNotices({
    clock,
    settings: () => defaultSettings,
    calendar: () => unknownCalendar,
    signal: new AbortController().signal,
    journal: () => ({ recordNotice: () => {}, recordNoticeReport: (report) => void reported.push(report) }),
    notifier: {
      onClick: () => {},
      show: async (notice) => {
        shown.push(notice)
        return { kind: 'shown' }
      },
    },
  })
  return { clock, shown, reported, notices }
}

let made = 0
const trigger = (): Merged => ({
  change: 'triggered',
  interruption: interruption({ code: String(made++).padStart(6, '0') }),
})

test('a lone trigger and its release are two popups of their own, and what became of them is kept', async () => {
  const { clock, shown, reported, notices } = noticesOnFakeClock()
  const event = interruption()
  notices.tell([{ change: 'triggered', interruption: event }])
  await clock.advance(132_000)
  notices.tell([{ change: 'released', interruption: { ...event, releasedAt: clock.now() } }])
  await clock.advance(1)
  expect(shown.map(({ kind }) => kind)).toEqual(['triggered', 'released'])
  expect(reported.map(({ outcome }) => outcome.kind)).toEqual(['shown', 'shown'])
})

test('thirty triggers at once are five popups and one summary of the other twenty-five', async () => {
  const { clock, shown, notices } = noticesOnFakeClock()
  notices.tell(Array.from({ length: 30 }, trigger))
  await clock.advance(10_000)
  expect(shown.filter(({ kind }) => kind === 'triggered')).toHaveLength(5)
  expect(shown.at(-1)).toMatchObject({ kind: 'summary', triggered: 25, released: 0 })
  expect(shown).toHaveLength(6)
})

test('whatever comes when: never more than five popups in ten seconds, and nothing is left untold', async () => {
  const arrivals = fc.array(fc.record({ wait: fc.nat(12_000), count: fc.integer({ min: 1, max: 12 }) }), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(arrivals, async (steps) => {
      const { clock, shown, notices } = noticesOnFakeClock()
      for (const { wait, count } of steps) {
        await clock.advance(wait)
        notices.tell(Array.from({ length: count }, trigger))
      }
      await clock.advance(30_000)
      const told = shown.reduce((sum, notice) => sum + (notice.kind === 'summary' ? notice.triggered : 1), 0)
      expect(told).toBe(steps.reduce((sum, { count }) => sum + count, 0))
      for (const { at } of shown)
        expect(shown.filter((other) => other.at >= at && other.at < at + 10_000).length).toBeLessThanOrEqual(
          5,
        )
    }),
    { numRuns: 60 },
  )
})
