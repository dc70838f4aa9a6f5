import type { Lamp, LinkLoss, LinkPhase, LinkStatus } from '../../../shared/domain/link.ts'

type Connecting = Exclude<LinkPhase, 'live' | 'backing-off' | 'stopped'>

/** Which sentences of `link.*` tell the line's story. */
export type LinkStory = 'none' | 'closed' | 'live' | 'late' | Connecting | LinkLoss['cause']

export function linkStory(
  status: LinkStatus | undefined,
  closed: boolean,
  receiving: Lamp | 'unused',
): LinkStory {
  if (closed) return 'closed'
  if (!status) return 'none'
  switch (status.phase) {
    case 'live':
      return receiving === 'waiting' ? 'late' : 'live'
    case 'backing-off':
    case 'stopped':
      return status.loss?.cause ?? 'connection-lost'
    default:
      return status.phase
  }
}

export type LinkBadge = 'good' | 'late' | 'connecting' | 'waiting' | 'stopped' | 'unknown'

export function linkBadge(
  status: LinkStatus | undefined,
  closed: boolean,
  receiving: Lamp | 'unused',
): LinkBadge {
  if (closed || !status) return 'unknown'
  if (status.phase === 'live') return receiving === 'waiting' ? 'late' : 'good'
  if (status.phase === 'stopped') return 'stopped'
  return status.phase === 'backing-off' ? 'waiting' : 'connecting'
}

export interface LinkAction {
  /** `null`: dialling again cannot help: Vigil has to be started anew, or there are no keys to sign in with. */
  readonly action: 'takeOver' | 'reconnectNow' | 'reconnect' | null
  readonly helps: boolean
}

/** What the user can do, and whether doing it is the way out. A live or connecting line needs no help. */
export function linkAction(status: LinkStatus | undefined): LinkAction {
  if (status?.phase === 'stopped') {
    const cause = status.loss?.cause
    if (cause === 'internal-fault' || cause === 'no-credential') return { action: null, helps: false }
    return { action: cause === 'taken-over' ? 'takeOver' : 'reconnect', helps: true }
  }
  if (status?.phase === 'backing-off') return { action: 'reconnectNow', helps: true }
  return { action: 'reconnect', helps: false }
}
