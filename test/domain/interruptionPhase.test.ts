import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interruptionPhase, releaseWindow } from '../../shared/domain/volatilityInterruption.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

const phaseAt = (seconds: number, unheard: { from: number; until: number | null }[] = []) =>
  interruptionPhase(interruption(), tenOClock + seconds * 1000, unheard)

test('the window is +120 to +150 seconds on KRX and exactly +120 where only NXT halted, on whichever feed it came', () => {
  expect(releaseWindow(interruption())).toEqual({
    earliest: tenOClock + 120_000,
    latest: tenOClock + 150_000,
  })
  for (const venues of [['NXT'], ['NXT', 'combined']] as const)
    expect(releaseWindow(interruption({ venues }))).toEqual({
      earliest: tenOClock + 120_000,
      latest: tenOClock + 120_000,
    })
  for (const venues of [['KRX', 'combined'], ['combined'], ['KRX', 'NXT']] as const)
    expect(releaseWindow(interruption({ venues })).latest).toBe(tenOClock + 150_000)
})

test('auction, window, awaiting, and long after that unconfirmed', () => {
  expect([0, 119, 120, 149, 150, 749, 750].map((second) => phaseAt(second))).toEqual([
    'auction',
    'auction',
    'window',
    'window',
    'awaiting',
    'awaiting',
    'unconfirmed',
  ])
})

test('no clock and no gap ever says released: only the release frame does', () => {
  const gap = fc.record({
    from: fc.integer({ min: tenOClock - 600_000, max: tenOClock + 600_000 }),
    until: fc.option(fc.integer({ min: tenOClock, max: tenOClock + 900_000 })),
  })
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(gap, { maxLength: 4 }), (seconds, unheard) => {
      expect(phaseAt(seconds, unheard)).not.toBe('released')
    }),
  )
  const released = interruption({ releasedAt: tenOClock + 131_000 })
  expect(interruptionPhase(released, tenOClock + 131_000, [])).toBe('released')
})

test('while the line is down, and after it was down when the release was due, nobody knows', () => {
  const down = { from: tenOClock + 60_000, until: null }
  expect(phaseAt(70, [down])).toBe('unknown')
  const shortlyDown = { from: tenOClock + 60_000, until: tenOClock + 80_000 }
  expect(phaseAt(90, [shortlyDown])).toBe('auction')
  const downInWindow = { from: tenOClock + 100_000, until: tenOClock + 125_000 }
  expect(phaseAt(130, [downInWindow])).toBe('unknown')
})
