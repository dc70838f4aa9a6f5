import { BrokerId } from '../../../shared/domain/instrument.ts'
import { demoProfile, type Profile } from '../../../shared/domain/profile.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Attempt } from './attempt.ts'

/** Where a broker stands on the way into use. `ready`: set up before, and not tested here. */
export type BrokerState =
  | { readonly kind: 'passed'; readonly at: Instant }
  | { readonly kind: 'ready' | 'running' | 'failed' | 'none' }

export function brokerState(attempt: Attempt, setUp: boolean): BrokerState {
  if (attempt.state === 'passed') return { kind: 'passed', at: attempt.news.save?.at ?? attempt.startedAt }
  if (attempt.state === 'running' || attempt.state === 'failed') return { kind: attempt.state }
  return { kind: setUp ? 'ready' : 'none' }
}

/** The broker after this one, the last one's being none. */
export function brokerAfter(broker: BrokerId): BrokerId | undefined {
  return BrokerId.options[BrokerId.options.indexOf(broker) + 1]
}

/** The next one that is not in use yet, beginning again after the last; `undefined`: all are. */
export function nextUnused(broker: BrokerId, inUse: (broker: BrokerId) => boolean): BrokerId | undefined {
  const at = BrokerId.options.indexOf(broker) + 1
  return [...BrokerId.options.slice(at), ...BrokerId.options.slice(0, at)].find((other) => !inUse(other))
}

/** A profile of the user's own in which nothing is set up cannot show anything yet. */
export function needsGuide(profile: Profile | undefined): boolean {
  return profile !== undefined && profile.id !== demoProfile.id && Object.keys(profile.brokers).length === 0
}
