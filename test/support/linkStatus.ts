import type { LinkStatus } from '../../shared/domain/link.ts'
import { tenOClock } from './interruptions.ts'

export function linkStatus(given: Partial<LinkStatus> = {}): LinkStatus {
  return {
    broker: 'kiwoom',
    phase: 'dialling',
    since: tenOClock,
    liveSince: null,
    heardAt: null,
    sureUntil: given.heardAt ?? null,
    pingPeriod: 10_000,
    attempt: 0,
    retryAt: null,
    loss: null,
    clockSkew: null,
    unreadable: { count: 0, last: null },
    ...given,
  }
}
