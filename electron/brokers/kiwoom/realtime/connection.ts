import type { Environment } from '../../../../shared/domain/instrument.ts'
import type { LinkStatus } from '../../../../shared/domain/link.ts'
import type { Secret } from '../../../../shared/domain/secret.ts'
import type { Clock, Instant } from '../../../../shared/domain/time.ts'
import { createMailbox } from '../../../../shared/rpc/mailbox.ts'
import type { InterruptionSource } from '../../../monitor/broker.ts'
import type { Log } from '../../../monitor/platform.ts'
import { clockSkew } from '../../../net/clockSkew.ts'
import type { Dial, Socket } from '../../../net/socket.ts'
import type { TokenKeeper, TokenOutcome } from '../../../net/tokenKeeper.ts'
import type { Censor } from '../../common/censor.ts'
import { cleaned, signalsOf, type Waiting } from './batch.ts'
import { excerptOf } from './excerpt.ts'
import { findings } from './findings.ts'
import { decodeFrame } from './frames.ts'
import { login } from './requests.ts'
import { step } from './session.ts'
import { alarmOf, newSession, type SessionEffect, type SessionEvent, statusOf } from './sessionState.ts'
import { timing } from './timing.ts'
import { told } from './told.ts'

export interface ConnectionDeps {
  readonly url: string
  readonly environment: Environment
  readonly clock: Clock
  readonly random: () => number
  readonly dial: Dial
  readonly tokens: Pick<TokenKeeper, 'acquire' | 'signIn'>
  /** Nothing secret may appear in an excerpt, a status or the log, should the broker send it back. */
  readonly censor: Censor
  readonly log: Log
}

export interface RealtimeConnection extends InterruptionSource {
  /** The user took the token back: hangs up and stays so. */
  signedOut(): void
  /** A token can be had again: whoever stopped for lack of one goes on. */
  signedIn(): void
}

/** While a machine sleeps its timers stand still and its clock runs on, so the clock is looked at this often. */
const longestNap = 500

/** Lends the session its hands: sockets, tokens, the clock. */
export function createConnection(deps: ConnectionDeps): RealtimeConnection {
  const { url, environment, clock, random, dial, tokens, censor, log } = deps
  const mailbox = createMailbox<Waiting>()
  const lifetime = new AbortController()
  const gone = Promise.withResolvers<void>()
  let state = newSession(clock.now())
  let socket: Socket | undefined
  let token: Secret | null = null
  let unreadable: LinkStatus['unreadable'] = { count: 0, last: null }
  let nap: { readonly until: Instant; readonly controller: AbortController } | undefined

  const clean = censor.redact

  function post(event: SessionEvent): void {
    const before = state
    const { state: next, effects } = step(state, event, { now: clock.now(), random: random() })
    state = next
    if (next.phase !== before.phase && !next.ended) {
      const status = cleaned(statusOf(state, unreadable), clean)
      mailbox.put({ kind: 'link', status })
      log.info(told(status))
    } else if (event.kind === 'frame') mailbox.put({ kind: 'heard', state, unreadable })
    for (const effect of effects) perform(effect)
    if (state.ended && state.line === 'none') end()
    else napUntilAlarm()
  }

  function perform(effect: SessionEffect): void {
    switch (effect.kind) {
      case 'authenticate':
        void authenticate(effect.renew ? token : null)
        return
      case 'dial':
        socket = open(effect.socket)
        return
      case 'login':
        if (token) socket?.send(login(token))
        return
      case 'send':
        socket?.send(effect.text)
        return
      case 'hang-up':
        socket?.close()
    }
  }

  async function authenticate(rejected: Secret | null): Promise<void> {
    const outcome = await tokens
      .acquire(rejected, lifetime.signal)
      .catch((): TokenOutcome => ({ kind: 'denied', trouble: { kind: 'cancelled' }, retryAt: null }))
    if (outcome.kind === 'granted') {
      token = outcome.token
      censor.learn(token)
    }
    post({ kind: 'token', outcome })
  }

  function open(number: number): Socket {
    const dialledAt = clock.now()
    return dial(
      url,
      {
        onOpen: (date) =>
          post({ kind: 'opened', socket: number, clockSkew: clockSkew(date, dialledAt, clock.now()) }),
        onMessage: (text) => received(number, text),
        onClose: (report) => post({ kind: 'closed', socket: number, report }),
      },
      { handshakeTimeout: timing.dial },
    )
  }

  function received(number: number, text: string): void {
    if (number !== state.socket || state.line !== 'open') return
    const at = clock.now()
    const frame = decodeFrame(text)
    if (frame.kind === 'system') log.warn(`Kiwoom: SYSTEM ${frame.code} ${clean(frame.message)}`)
    for (const finding of findings(frame, text, { at, environment })) {
      if (finding.kind === 'sighting') mailbox.put(finding)
      else missed(finding.reason, finding.what, at)
    }
    post({ kind: 'frame', socket: number, frame, text })
  }

  function missed(reason: string, what: unknown, at: Instant): void {
    const last = { at, reason, excerpt: excerptOf(what, clean) }
    unreadable = { count: unreadable.count + 1, last }
    mailbox.put({ kind: 'unreadable', ...last })
  }

  /** A later alarm needs no new nap: the present one ends early, and the session finds nothing due. */
  function napUntilAlarm(): void {
    const alarm = alarmOf(state)
    if (alarm === null || (nap && nap.until <= alarm)) return
    nap?.controller.abort()
    const now = clock.now()
    const until = Math.min(alarm, now + longestNap)
    const mine = { until, controller: new AbortController() }
    nap = mine
    void clock.sleep(Math.max(0, until - now), mine.controller.signal).then(() => {
      if (nap !== mine) return
      nap = undefined
      post({ kind: 'woken' })
    })
  }

  function end(): void {
    nap?.controller.abort()
    nap = undefined
    mailbox.close()
    gone.resolve()
  }

  async function* watch(signal: AbortSignal) {
    if (signal.aborted) return
    const stop = () => {
      lifetime.abort()
      post({ kind: 'stopped' })
    }
    signal.addEventListener('abort', stop, { once: true })
    post({ kind: 'started' })
    try {
      for await (const waiting of mailbox) yield signalsOf(waiting, clean)
    } finally {
      signal.removeEventListener('abort', stop)
      if (!state.ended) stop()
      await gone.promise
    }
  }

  return {
    watch,
    reconnect() {
      if (state.phase === 'stopped' && state.loss?.cause === 'signed-out') tokens.signIn()
      post({ kind: 'reconnect' })
    },
    signedOut: () => post({ kind: 'signed-out' }),
    signedIn: () => post({ kind: 'signed-in' }),
    takeOver: () => post({ kind: 'take-over' }),
  }
}
