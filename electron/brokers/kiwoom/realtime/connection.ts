import type { Environment } from '../../../../shared/domain/instrument.ts'
import type { LinkStatus } from '../../../../shared/domain/link.ts'
import type { Secret } from '../../../../shared/domain/secret.ts'
import type { Clock, Instant } from '../../../../shared/domain/time.ts'
import { createMailbox } from '../../../../shared/rpc/mailbox.ts'
import type { InterruptionSource, QuoteSource } from '../../../monitor/broker.ts'
import type { Log } from '../../../monitor/platform.ts'
import { clockSkew } from '../../../net/clockSkew.ts'
import type { Dial, Socket } from '../../../net/socket.ts'
import type { TokenKeeper, TokenOutcome } from '../../../net/tokenKeeper.ts'
import type { Censor } from '../../common/censor.ts'
import { cleaned, signalsOf, type Waiting } from './batch.ts'
import { excerptOf } from './excerpt.ts'
import { findings } from './findings.ts'
import { decodeFrame, type Frame } from './frames.ts'
import { createQuoteLine, type Unreadable } from './quoteLine.ts'
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
  /** On the same line: a second LOGIN would end the first one's session. */
  readonly quotes: Pick<QuoteSource, 'most' | 'want' | 'watch'>
  /** The user took the token back: hangs up and stays so. */
  signedOut(): void
  /** A token can be had again: whoever stopped for lack of one goes on. */
  signedIn(): void
}

/** While a machine sleeps its timers stand still and its clock runs on, so the clock is looked at this often. */
const longestNap = 500

/** Trades alone prove that the line is well this often at most, ms. */
const heardEvery = 250

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
  /** Of the last message that the mailbox knows of. */
  let toldHeardAt: Instant = 0

  const clean = censor.redact
  const quotes = createQuoteLine({
    environment,
    clock,
    log,
    send: (text) => socket?.send(text),
    onAlarm: napUntilAlarm,
    noteUnreadable,
    countUnreadable() {
      unreadable = { ...unreadable, count: unreadable.count + 1 }
    },
  })

  function post(event: SessionEvent): void {
    const before = state
    const { state: next, effects } = step(state, event, { now: clock.now(), random: random() })
    state = next
    if (next.phase !== before.phase && !next.ended) tellPhase()
    for (const effect of effects) perform(effect)
    if (next.phase === 'live' && before.phase !== 'live') quotes.up()
    if (next.phase !== 'live' && before.phase === 'live') quotes.down()
    if (state.ended && state.line === 'none') end()
    else napUntilAlarm()
  }

  function tellPhase(): void {
    const status = cleaned(statusOf(state, unreadable), clean)
    mailbox.put({ kind: 'link', status })
    log.info(told(status))
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
    const found = findings(frame, text, { at, environment })
    for (const finding of found) {
      if (finding.kind === 'sighting') mailbox.put(finding)
      else mailbox.put({ kind: 'unreadable', ...noteUnreadable({ ...finding, at }) })
    }
    if (frame.kind !== 'real' || found.length > 0) heard(number, frame, text)
    else heardTrades(number, frame, text, at)
    if (state.phase !== 'live') return
    if (frame.kind === 'answer') quotes.answered(frame)
    if (frame.kind === 'real') quotes.received(frame.entries, text, knownAt(at))
  }

  function heard(number: number, frame: Frame, text: string): void {
    const { phase } = state
    post({ kind: 'frame', socket: number, frame, text })
    if (state.phase !== phase) return
    toldHeardAt = state.heardAt ?? 0
    mailbox.put({ kind: 'heard', state, unreadable })
  }

  /** Thousands a second come of these, and the session learns nothing from a second one in the same millisecond. */
  function heardTrades(number: number, frame: Frame, text: string, at: Instant): void {
    if (state.heardAt === at) return
    if (Math.abs(at - toldHeardAt) >= heardEvery) heard(number, frame, text)
    else post({ kind: 'frame', socket: number, frame, text })
  }

  /** What comes right after a standstill may have waited as long as that took. */
  function knownAt(at: Instant): Instant {
    return state.doubt ? Math.min(state.doubt.since, at) : at
  }

  function noteUnreadable({ at, reason, what }: Unreadable): NonNullable<LinkStatus['unreadable']['last']> {
    const last = { at, reason, excerpt: excerptOf(what, clean) }
    unreadable = { count: unreadable.count + 1, last }
    return last
  }

  /** A later alarm needs no new nap: the present one ends early, and the session finds nothing due. */
  function napUntilAlarm(): void {
    const alarm = earlier(alarmOf(state), quotes.alarm())
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
      quotes.woken()
    })
  }

  function end(): void {
    nap?.controller.abort()
    nap = undefined
    mailbox.close()
    quotes.end()
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
    quotes,
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

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}
