import { interruptionId, type VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** 2026-10-13 10:15:41 in Korea. */
export const triggered = Date.UTC(2026, 9, 13, 1, 15, 41)
export const second = 1000

/** A made-up KRX event with what a test cares about changed. */
export function event(change: Partial<VolatilityInterruption> = {}): VolatilityInterruption {
  const base: VolatilityInterruption = {
    id: '',
    environment: 'demo',
    issue: { code: '042930', name: '한빛반도체' },
    market: 'KOSDAQ',
    venues: ['KRX'],
    kind: 'static',
    direction: 'up',
    triggerPrice: 53000,
    static: { reference: 48150, percent: '10.07' },
    dynamic: null,
    changePercent: '10.65',
    nth: 1,
    triggeredAt: triggered,
    releasedAt: null,
    receivedAt: triggered + 400,
    ...change,
  }
  return { ...base, id: change.id ?? interruptionId(base.issue.code, base.triggeredAt, base.kind) }
}
