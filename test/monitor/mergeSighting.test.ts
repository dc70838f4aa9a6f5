import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, mergeSighting } from '../../electron/monitor/mergeSighting.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { framesOfOneEvent, interruption, tenOClock } from '../support/interruptions.ts'

function mergeAll(frames: readonly VolatilityInterruption[]) {
  const changes: Change[] = []
  let known: VolatilityInterruption | undefined
  for (const frame of frames) {
    const merged = mergeSighting(known, frame)
    known = merged.interruption
    changes.push(merged.change)
  }
  return { known, changes }
}

test('frames of one event, in any order and however often, end in one event with all venues', () => {
  fc.assert(
    fc.property(framesOfOneEvent, (frames) => {
      const { known, changes } = mergeAll(frames)
      expect(new Set(known?.venues)).toEqual(new Set(frames.flatMap((frame) => frame.venues)))
      expect(known?.releasedAt !== null).toBe(frames.some((frame) => frame.releasedAt !== null))
      expect(changes.filter((change) => change === 'triggered').length).toBeLessThanOrEqual(1)
      expect(changes.filter((change) => change === 'released').length).toBe(
        known?.releasedAt === null ? 0 : 1,
      )
    }),
  )
})

test('a trigger frame that comes after the release does not bring the VI back to life', () => {
  const released = interruption({ releasedAt: tenOClock + 132_000 })
  const { known } = mergeAll([released, interruption({ venues: ['combined'] })])
  expect(known?.releasedAt).toBe(tenOClock + 132_000)
  expect(known?.venues).toEqual(['KRX', 'combined'])
})

test('a name that only the second frame carries is kept', () => {
  const { known } = mergeAll([interruption({ name: null }), interruption({ name: '한빛반도체' })])
  expect(known?.issue.name).toBe('한빛반도체')
})
