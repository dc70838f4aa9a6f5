import type { LinkStatus } from '../../../../shared/domain/link.ts'
import type { InterruptionSignal } from '../../../monitor/broker.ts'
import { type SessionState, statusOf } from './sessionState.ts'

/** A message was heard: worth a status, but only the last of a batch. */
interface Heard {
  readonly kind: 'heard'
  readonly state: SessionState
  readonly unreadable: LinkStatus['unreadable']
}

export type Waiting = InterruptionSignal | Heard

/** Everything that waited, in order, with at most one status for messages that changed nothing but `heardAt`. */
export function signalsOf(
  waiting: readonly Waiting[],
  clean: (text: string) => string,
): readonly InterruptionSignal[] {
  const lastStatus = waiting.findLastIndex(({ kind }) => kind === 'heard' || kind === 'link')
  const signals: InterruptionSignal[] = []
  for (const [at, one] of waiting.entries()) {
    if (one.kind !== 'heard') signals.push(one)
    else if (at === lastStatus)
      signals.push({ kind: 'link', status: cleaned(statusOf(one.state, one.unreadable), clean) })
  }
  return signals
}

/** A status whose broker's words hold no secret. */
export function cleaned(status: LinkStatus, clean: (text: string) => string): LinkStatus {
  if (status.loss === null || status.loss.message === null) return status
  return { ...status, loss: { ...status.loss, message: clean(status.loss.message) } }
}
