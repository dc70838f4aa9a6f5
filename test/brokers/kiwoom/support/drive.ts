import { decodeFrame } from '../../../../electron/brokers/kiwoom/realtime/frames.ts'
import { step } from '../../../../electron/brokers/kiwoom/realtime/session.ts'
import {
  newSession,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
} from '../../../../electron/brokers/kiwoom/realtime/sessionState.ts'
import type { CloseReport } from '../../../../electron/net/socket.ts'
import { Secret } from '../../../../shared/domain/secret.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Trouble } from '../../../../shared/domain/trouble.ts'
import { golden } from './golden.ts'

export const frames = {
  loginOk: golden('kiwoom_ws_login_ok'),
  deadToken: golden('kiwoom_ws_login_fail_805004'),
  registered: golden('kiwoom_ws_reg_ack'),
  ping: golden('kiwoom_ws_ping'),
  takenOver: golden('kiwoom_ws_system_R10001'),
  trigger: golden('kiwoom_ws_1h_trigger_static_up'),
}

export const granted = {
  kind: 'token',
  outcome: { kind: 'granted', token: new Secret('t'), clockSkew: 120 },
} as const
export function deniedBy(trouble: Trouble, retryAt: Instant | null = null): SessionEvent {
  return { kind: 'token', outcome: { kind: 'denied', trouble, retryAt } }
}
export const byPeer: CloseReport = { reason: 'closed-by-peer', code: 1000, text: 'Bye' }

/** A session without hands: events in, effects kept; the close report of a hang-up comes when asked for. */
export function drive(start = 1_000_000, random = 0.5) {
  let state: SessionState = newSession(start)
  let now = start
  const effects: SessionEffect[] = []

  function post(event: SessionEvent): readonly SessionEffect[] {
    const result = step(state, event, { now, random })
    state = result.state
    effects.push(...result.effects)
    return result.effects
  }

  const driven = {
    effects,
    state: () => state,
    now: () => now,
    post,
    pass(ms: number) {
      now += ms
      return driven
    },
    wake: () => post({ kind: 'woken' }),
    /** Time passes under the eyes of the session, as it does while the process is awake. */
    watch(ms: number) {
      for (let left = ms; left > 0; left -= 500) driven.pass(Math.min(500, left)).wake()
      return driven
    },
    open: () => post({ kind: 'opened', socket: state.socket, clockSkew: null }),
    frame: (text: string) => post({ kind: 'frame', socket: state.socket, frame: decodeFrame(text), text }),
    close: (report: CloseReport) => post({ kind: 'closed', socket: state.socket, report }),
    /** The report that follows a hang-up of ours. */
    hungUp: () => driven.close({ reason: 'ours' }),
    toDialling() {
      post({ kind: 'started' })
      post(granted)
      return driven
    },
    toLive() {
      driven.toDialling()
      driven.open()
      driven.frame(frames.loginOk)
      driven.frame(frames.registered)
      return driven
    },
  }
  return driven
}
