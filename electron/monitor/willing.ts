import type { Broker } from './broker.ts'
import type { Seat } from './sellDesk.ts'

/** After a sign-out nothing is asked by itself. */
export function isSignedOut(broker: Broker | null): boolean {
  return broker?.session.facts().token.kind === 'signed-out'
}

/** Whether the broker that sits there may be asked without the user's word. */
export function isWilling({ broker, status }: Seat): boolean {
  return broker !== null && status.standing === 'ready' && !isSignedOut(broker)
}
