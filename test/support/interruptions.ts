import fc from 'fast-check'
import type { Venue } from '../../shared/domain/instrument.ts'
import {
  type InterruptionKind,
  interruptionId,
  type VolatilityInterruption,
} from '../../shared/domain/volatilityInterruption.ts'

/** 2026-11-20 10:00:00 in Korea. */
export const tenOClock = Date.UTC(2026, 10, 20, 1)

interface Given {
  readonly code?: string
  readonly name?: string | null
  readonly triggeredAt?: number
  readonly kind?: InterruptionKind
  readonly venues?: readonly Venue[]
  readonly releasedAt?: number | null
  readonly changePercent?: string | null
}

export function interruption(given: Given = {}): VolatilityInterruption {
  const { code = '042930', name = '한빛반도체', kind = 'static', triggeredAt = tenOClock } = given
  return {
    id: interruptionId(code, triggeredAt, kind),
    environment: 'demo',
    issue: { code, name },
    market: 'KOSDAQ',
    venues: [...(given.venues ?? (['KRX'] as const))],
    kind,
    direction: 'up',
    triggerPrice: 53_000,
    static: kind === 'dynamic' ? null : { reference: 48_150, percent: '10.07' },
    dynamic: kind === 'static' ? null : { reference: 50_000, percent: '6.00' },
    changePercent: given.changePercent === undefined ? '10.07' : given.changePercent,
    nth: 1,
    triggeredAt,
    releasedAt: given.releasedAt ?? null,
    receivedAt: triggeredAt + 400,
  }
}

/** Every frame that may be sent of one event, in any order, any of them more than once. */
export const framesOfOneEvent: fc.Arbitrary<VolatilityInterruption[]> = fc
  .record({
    venues: fc.uniqueArray(fc.constantFrom<Venue>('KRX', 'NXT', 'combined'), { minLength: 1 }),
    released: fc.boolean(),
    named: fc.boolean(),
  })
  .chain(({ venues, released, named }) => {
    const frames = venues.flatMap((venue) => {
      const trigger = interruption({ venues: [venue], name: named ? '한빛반도체' : null })
      return released ? [trigger, { ...trigger, releasedAt: tenOClock + 132_000 }] : [trigger]
    })
    return fc
      .shuffledSubarray([...frames, ...frames], { minLength: frames.length })
      .filter((sent) => frames.every((frame) => sent.includes(frame)))
  })
