import type { LinkLoss, LinkPhase } from '../../../../shared/domain/link.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { TokenOutcome } from '../../../net/tokenKeeper.ts'
import { isDeadToken, isWrongCredential, toRefusal } from '../refusal.ts'
import type { Frame } from './frames.ts'
import { isStalled, looked, lossByClose, lossByToken, sureUntil } from './loss.ts'
import { doubted, pinged, reconnected } from './pingRhythm.ts'
import { registerInterruptions, removeInterruptions } from './requests.ts'
import {
  alarmOf,
  type SessionContext,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  type Step,
} from './sessionState.ts'
import { timing } from './timing.ts'

/** Another program signed in with the same app key. */
const takenOver = 'R10001'

/**
 * What a Kiwoom session does next: token, dial, LOGIN, REG, live, and back from every loss.
 * Pure, so that every order of events can be tried.
 */
export function step(state: SessionState, event: SessionEvent, context: SessionContext): Step {
  if ('socket' in event && (event.socket !== state.socket || state.line === 'none')) return stay(state)
  if (event.kind === 'closed' && state.line === 'closing') return hungUp(state, context.now)
  if (state.ended || ('socket' in event && state.line === 'closing')) return stay(state)
  switch (event.kind) {
    case 'started':
      return authenticate(state, context.now)
    case 'stopped':
      return stop(state, context.now)
    case 'reconnect':
      return reconnect(state, context.now)
    case 'take-over':
      return state.loss?.cause === 'taken-over' && state.phase === 'stopped'
        ? authenticate({ ...state, attempt: 0 }, context.now)
        : stay(state)
    case 'signed-out':
      return signOut(state, context.now)
    case 'signed-in':
      return state.phase === 'stopped' && lacksToken(state)
        ? authenticate({ ...state, attempt: 0 }, context.now)
        : stay(state)
    case 'woken':
      return woken(state, context)
    case 'token':
      return state.phase === 'authenticating' ? tokenCame(state, event.outcome, context) : stay(state)
    case 'opened':
      return opened(state, event.clockSkew, context.now)
    case 'frame':
      return frameCame(state, event, context)
    case 'closed':
      return lose({ ...state, line: 'none' }, lossByClose(event.report, state, context.now), context)
  }
}

function stay(state: SessionState): Step {
  return { state, effects: [] }
}

function enter(state: SessionState, phase: LinkPhase, now: Instant): SessionState {
  const liveSince = phase === 'live' ? now : null
  return { ...state, phase, since: now, liveSince, retryAt: null }
}

/** With the socket gone from our side, however far it got. */
function hangUp(state: SessionState): Step {
  if (state.line === 'none' || state.line === 'closing') return stay(state)
  return { state: { ...state, line: 'closing' }, effects: [{ kind: 'hang-up' }] }
}

function authenticate(state: SessionState, now: Instant): Step {
  const { state: alone, effects } = hangUp(state)
  const next = enter({ ...alone, heardAt: null, sureAt: null }, 'authenticating', now)
  return { state: next, effects: [...effects, { kind: 'authenticate', renew: state.tokenRejected }] }
}

/** The next socket waits until the last one has reported its end: never two at once. */
function dial(state: SessionState, now: Instant): Step {
  const next = enter(state, 'dialling', now)
  if (state.line !== 'none') return stay(next)
  const socket = state.socket + 1
  return { state: { ...next, line: 'dialling', socket }, effects: [{ kind: 'dial', socket }] }
}

function hungUp(state: SessionState, now: Instant): Step {
  const gone: SessionState = { ...state, line: 'none' }
  return state.phase === 'dialling' && !state.ended ? dial(gone, now) : stay(gone)
}

function stop(state: SessionState, now: Instant): Step {
  const goodbye: SessionEffect[] = state.phase === 'live' ? [{ kind: 'send', text: removeInterruptions }] : []
  const { state: alone, effects } = hangUp(state)
  return { state: { ...enter(alone, 'stopped', now), ended: true }, effects: [...goodbye, ...effects] }
}

function reconnect(state: SessionState, now: Instant): Step {
  if (state.phase === 'authenticating') return stay(state)
  if (state.phase === 'stopped' && !lacksToken(state)) return stay(state)
  if (state.phase !== 'live') return authenticate(state, now)
  const at = sureUntil(state, now)
  const loss: LinkLoss = { cause: 'restarted-by-user', code: null, message: null, at }
  return authenticate({ ...state, loss, outageSince: at }, now)
}

/** It stopped because no token was to be had. */
function lacksToken({ loss }: SessionState): boolean {
  return loss?.cause === 'token-refused' || loss?.cause === 'signed-out'
}

/** A session that another program took over stays that program's: the user must not lose sight of it. */
function signOut(state: SessionState, now: Instant): Step {
  if (state.phase === 'stopped' && !lacksToken(state)) return stay(state)
  const goodbye: SessionEffect[] = state.phase === 'live' ? [{ kind: 'send', text: removeInterruptions }] : []
  const loss: LinkLoss = { cause: 'signed-out', code: null, message: null, at: sureUntil(state, now) }
  const { state: stopped, effects } = giveUp({ ...state, tokenRejected: false, renewed: false }, loss, now)
  return { state: stopped, effects: [...goodbye, ...effects] }
}

function woken(state: SessionState, context: SessionContext): Step {
  if (isStalled(state, context.now)) return loseAsleep(state, context)
  const sane = inThePast(looked(state, context.now), context.now)
  const alarm = alarmOf(sane)
  if (alarm === null || context.now < alarm) return stay(sane)
  if (sane.phase === 'backing-off') return authenticate(sane, context.now)
  const cause = sane.phase === 'live' ? 'silent' : 'no-answer'
  const at = sane.phase === 'live' ? sureUntil(sane, sane.sureAt ?? sane.since) : context.now
  const rhythm = cause === 'silent' ? doubted(sane.rhythm) : sane.rhythm
  return lose({ ...sane, rhythm }, { cause, code: null, message: null, at }, context)
}

function loseAsleep(state: SessionState, context: SessionContext): Step {
  const at = sureUntil(state, state.seenAt)
  return lose(state, { cause: 'silent', code: 'ASLEEP', message: null, at }, context)
}

/** A clock that was set back would otherwise stretch every wait by as much. */
function inThePast(state: SessionState, now: Instant): SessionState {
  const { since, heardAt, sureAt, liveSince, retryAt } = state
  if (since <= now && (heardAt ?? 0) <= now) return state
  return {
    ...state,
    since: Math.min(since, now),
    heardAt: heardAt === null ? null : Math.min(heardAt, now),
    sureAt: sureAt === null ? null : Math.min(sureAt, now),
    doubt: null,
    liveSince: liveSince === null ? null : Math.min(liveSince, now),
    retryAt: retryAt === null ? null : Math.min(since, now) + (retryAt - since),
  }
}

function tokenCame(state: SessionState, outcome: TokenOutcome, context: SessionContext): Step {
  if (outcome.kind === 'granted') {
    const clockSkew = outcome.clockSkew ?? state.clockSkew
    return dial({ ...state, clockSkew, tokenRejected: false }, context.now)
  }
  const { trouble, retryAt } = outcome
  const loss = lossByToken(trouble, state, context.now)
  const isHopeless =
    trouble.kind === 'signed-out' || (trouble.kind === 'refused' && isWrongCredential(trouble))
  if (isHopeless) return giveUp(state, loss, context.now)
  const { state: waiting, effects } = lose(state, loss, context)
  // Nobody asks again before the keeper of the token would.
  return { state: { ...waiting, retryAt: Math.max(waiting.retryAt ?? 0, retryAt ?? 0) }, effects }
}

function opened(state: SessionState, clockSkew: number | null, now: Instant): Step {
  if (state.line !== 'dialling') return stay(state)
  const connected: SessionState = {
    ...state,
    line: 'open',
    clockSkew: clockSkew ?? state.clockSkew,
    rhythm: reconnected(state.rhythm),
  }
  return { state: enter(connected, 'logging-in', now), effects: [{ kind: 'login' }] }
}

function frameCame(
  before: SessionState,
  { frame, text }: { readonly frame: Frame; readonly text: string },
  context: SessionContext,
): Step {
  if (before.line !== 'open') return stay(before)
  if (isStalled(before, context.now)) return loseAsleep(before, context)
  const state = heard(before, context.now)
  switch (frame.kind) {
    case 'ping': {
      const rhythm = pinged(state.rhythm, context.now)
      return { state: { ...state, rhythm }, effects: [{ kind: 'send', text }] }
    }
    case 'answer':
      return answered(state, frame, context)
    case 'system': {
      if (frame.code !== takenOver) return stay(state)
      const { code, message } = frame
      const at = sureUntil(state, context.now)
      return giveUp(state, { cause: 'taken-over', code, message, at }, context.now)
    }
    case 'real':
    case 'unreadable':
      return stay(state)
  }
}

function heard(state: SessionState, now: Instant): SessionState {
  const seen = looked(state, now)
  return { ...seen, heardAt: now, sureAt: seen.doubt?.since ?? now, attempt: settledAttempt(state, now) }
}

function settledAttempt({ attempt, liveSince }: SessionState, now: Instant): number {
  return liveSince !== null && now - liveSince >= timing.stableAfter ? 0 : attempt
}

function answered(
  state: SessionState,
  answer: Extract<Frame, { kind: 'answer' }>,
  context: SessionContext,
): Step {
  const { now } = context
  const ok = answer.code === '0'
  const refusal = toRefusal(answer.code, answer.message)
  if (answer.to === 'LOGIN' && !ok) {
    if (!isDeadToken(refusal)) return lose(state, { cause: 'login-refused', ...refusal, at: now }, context)
    const rejected = { ...state, tokenRejected: true, renewed: true }
    if (!state.renewed) return authenticate(rejected, now)
    return lose(rejected, { cause: 'login-refused', ...refusal, at: now }, context)
  }
  // While live, it is the prices that were refused: no reason to lose the VIs.
  if (answer.to === 'REG' && !ok && state.phase !== 'live')
    return lose(state, { cause: 'registration-refused', ...refusal, at: now }, context)
  if (answer.to === 'LOGIN' && state.phase === 'logging-in')
    return {
      state: enter(state, 'registering', now),
      effects: [{ kind: 'send', text: registerInterruptions }],
    }
  if (answer.to === 'REG' && state.phase === 'registering')
    return stay({ ...enter(state, 'live', now), outageSince: null, renewed: false })
  return stay(state)
}

/** What may be missed began with the first loss since the last good session, whatever failed after it. */
function lost(state: SessionState, loss: LinkLoss): SessionState {
  const at = Math.min(state.outageSince ?? loss.at, loss.at)
  return { ...state, loss: { ...loss, at }, outageSince: at }
}

function lose(state: SessionState, loss: LinkLoss, { now, random }: SessionContext): Step {
  const attempt = settledAttempt(state, now)
  const { state: alone, effects } = hangUp(lost(state, loss))
  const waiting = enter({ ...alone, heardAt: null, sureAt: null, attempt: attempt + 1 }, 'backing-off', now)
  return { state: { ...waiting, retryAt: now + Math.round(waitBefore(attempt, random)) }, effects }
}

/** Doubling with full jitter; at the cap no jitter, which keeps a long outage at two attempts a minute. */
function waitBefore(attempt: number, random: number): number {
  const longest = timing.firstWait * 2 ** attempt
  return longest < timing.longestWait ? random * longest : timing.longestWait
}

function giveUp(state: SessionState, loss: LinkLoss, now: Instant): Step {
  const { state: alone, effects } = hangUp(lost(state, loss))
  return { state: enter({ ...alone, heardAt: null, sureAt: null }, 'stopped', now), effects }
}
