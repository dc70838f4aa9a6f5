import { tokenIssuing } from '../../shared/domain/budgets.ts'
import type { Secret } from '../../shared/domain/secret.ts'
import type { TokenStatus } from '../../shared/domain/session.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { Grant, IssueLog, TokenStore } from '../../shared/domain/token.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { createAlarm } from './alarm.ts'
import { createDayCount } from './dayCount.ts'
import { createIssuer } from './issuer.ts'
import { freshToken, type Held, keptToken } from './tokenLife.ts'
import { untilAborted } from './untilAborted.ts'

export type IssueOutcome =
  | { readonly kind: 'granted'; readonly grant: Grant; readonly clockSkew: number | null }
  /** `sent: false`: the question never left this machine, so it does not count as an issue. */
  | { readonly kind: 'denied'; readonly trouble: Trouble; readonly sent: boolean }

export type TokenOutcome =
  | { readonly kind: 'granted'; readonly token: Secret; readonly clockSkew: number | null }
  /** `retryAt`: before that, asking again changes nothing. */
  | { readonly kind: 'denied'; readonly trouble: Trouble; readonly retryAt: Instant | null }

export interface TokenKeeperDeps {
  /** Asks the broker for a token. `previous` is what was held, for brokers with refresh tokens. */
  readonly issue: (previous: Grant | null, signal: AbortSignal) => Promise<IssueOutcome>
  /** Tells the broker to forget a token; `null`: done. */
  readonly revoke: (token: Secret, signal: AbortSignal) => Promise<Trouble | null>
  readonly store: TokenStore
  readonly issues: IssueLog
  readonly clock: Clock
  readonly onChange: () => void
}

/**
 * One token for everyone who needs it: asked for once however many wait, at most once a minute, kept across restarts,
 * renewed ten minutes before its end and before a trading day that it would not outlive.
 */
export interface TokenKeeper extends AsyncDisposable {
  /** `rejected` is a token that the broker no longer takes: it is never handed out again unless it is issued again. */
  acquire(rejected: Secret | null, signal: AbortSignal): Promise<TokenOutcome>
  /** Undoes a sign-out. */
  signIn(): void
  signOut(signal: AbortSignal): Promise<Trouble | null>
  status(): TokenStatus
  /** When the next token may be asked for; `null`: now. */
  nextIssueAt(): Instant | null
  /** Tokens granted since the start of the Korean day. */
  issued(): number
  clockSkew(): number | null
}

/** Between renewals that fail while the token still serves, doubling, ms. */
const firstPause = 60_000
const longestPause = 10 * 60_000

export function createTokenKeeper(deps: TokenKeeperDeps): TokenKeeper {
  const { clock, store, onChange } = deps
  const issuer = createIssuer(deps)
  const grants = createDayCount(clock)
  const ending = new AbortController()
  /** Lasts from a sign-in to the next sign-out. */
  let visit = new AbortController()
  let signedOutAt: Instant | null = null
  let held: Held | null = null
  /** The last token of all, even a dead one: its refresh token may outlive it. */
  let latest: Grant | null = null
  let skew: number | null = null
  let flight: { readonly since: Instant; readonly outcome: Promise<TokenOutcome> } | null = null
  let failures = 0
  let notBefore: Instant = 0
  let loading: Promise<void> | null = null
  /** Changes of the store happen one after the other. */
  let saving: Promise<void> = Promise.resolve()
  let leaving: Promise<Trouble | null> = Promise.resolve(null)
  /** Sign-outs that are not done. */
  let goodbyes = 0

  const load = async () => {
    const kept = await store.read()
    latest = kept
    if (kept) hold(keptToken(kept, skew ?? 0))
  }
  const loaded = () => {
    loading ??= load()
    return loading
  }
  const save = (change: () => Promise<void>) => {
    saving = saving.then(change)
    return saving
  }

  const hold = (token: Held) => {
    held = token
    failures = 0
    notBefore = 0
    renewal.set()
  }

  /** The token in hand, if it lives and is not the one that the broker turned away. */
  const inHand = (rejected: Secret | null): Held | null => {
    if (held && (held.grant.token === rejected || clock.now() >= held.endsAt)) held = null
    return held
  }

  const closed = (): TokenOutcome | null => {
    if (ending.signal.aborted) return cancelled
    return signedOutAt === null ? null : denied({ kind: 'signed-out' })
  }

  const handOut = ({ grant }: Held): TokenOutcome => ({
    kind: 'granted',
    token: grant.token,
    clockSkew: skew,
  })

  const fly = async (): Promise<TokenOutcome> => {
    const attempt = await issuer.ask(latest, visit.signal)
    flight = null
    if (attempt.kind === 'denied') {
      notBefore = clock.now() + Math.min(longestPause, firstPause * 2 ** failures)
      failures += 1
      onChange()
      return closed() ?? attempt
    }
    const { grant, clockSkew } = attempt
    skew = clockSkew ?? skew
    grants.add()
    const fresh = freshToken(grant, skew ?? 0, clock.now(), latest)
    latest = grant
    hold(fresh)
    void save(() => store.write(grant))
    onChange()
    return closed() ?? handOut(fresh)
  }

  /** Whoever comes while a token is being asked for shares the answer. */
  const renew = (): Promise<TokenOutcome> => {
    if (flight) return flight.outcome
    flight = { since: clock.now(), outcome: fly() }
    onChange()
    return flight.outcome
  }

  const renewalDue = ({ renewsAt }: Held): Instant | null =>
    renewsAt === null ? null : Math.max(renewsAt, notBefore, issuer.nextAt() ?? 0)

  const renewal = createAlarm({
    clock,
    signal: ending.signal,
    due: () => (held && !closed() ? renewalDue(held) : null),
    async ring() {
      await renew()
      // What could not be renewed by its end waits for somebody who needs it.
      inHand(null)
    },
  })

  /** So near to its end, a token is worth the wait for the next one, if that is or may be asked for now. */
  const isPressing = (token: Held): boolean => {
    const now = clock.now()
    if (now < token.endsAt - tokenIssuing.renewBefore) return false
    return flight !== null || (renewalDue(token) ?? Infinity) <= now
  }

  /** What can be handed out without a wait; a token in hand was loaded before. */
  const readyFor = (rejected: Secret | null): TokenOutcome | null => {
    if (goodbyes > 0 || closed()) return null
    const ready = inHand(rejected)
    return ready && !isPressing(ready) ? handOut(ready) : null
  }

  const obtain = async (rejected: Secret | null, signal: AbortSignal): Promise<TokenOutcome> => {
    await loaded()
    // Who signs in again at once must not be given what is still being revoked.
    if (signedOutAt === null) await leaving
    const refusal = signal.aborted ? cancelled : closed()
    if (refusal) return refusal
    const ready = readyFor(rejected)
    if (ready) return ready
    const outcome = await renew()
    const still = closed() ? null : inHand(rejected)
    return still ? handOut(still) : outcome
  }

  const leave = async (signal: AbortSignal): Promise<Trouble | null> => {
    await loaded()
    await flight?.outcome
    const living = inHand(null)?.grant ?? null
    // A refresh token outlives the token that it came with, and would bring a new one.
    const last = living ?? (latest?.refreshToken ? latest : null)
    held = null
    latest = null
    const cleared = save(() => store.clear())
    const trouble = last ? await deps.revoke(last.token, signal) : null
    await cleared
    return trouble
  }

  return {
    async acquire(rejected, signal) {
      if (signal.aborted) return cancelled
      return readyFor(rejected) ?? untilAborted(obtain(rejected, signal), signal, cancelled)
    },
    signIn() {
      if (signedOutAt === null) return
      signedOutAt = null
      visit = new AbortController()
      onChange()
    },
    signOut(signal) {
      signedOutAt ??= clock.now()
      visit.abort()
      issuer.forget()
      goodbyes += 1
      leaving = leaving.then(() => leave(signal)).finally(() => (goodbyes -= 1))
      onChange()
      return leaving
    },
    status() {
      if (signedOutAt !== null) return { kind: 'signed-out', at: signedOutAt }
      if (held && clock.now() < held.endsAt) return validStatus(held)
      if (flight) return { kind: 'issuing', since: flight.since }
      const last = issuer.denied()
      if (!last) return { kind: 'none' }
      const { trouble, retryAt } = last.denial
      return { kind: 'failed', at: last.at, trouble, retryAt }
    },
    nextIssueAt: issuer.nextAt,
    issued: grants.today,
    clockSkew: () => skew,
    async [Symbol.asyncDispose]() {
      ending.abort()
      visit.abort()
      await Promise.all([flight?.outcome, leaving])
      await saving
    },
  }
}

function denied(trouble: Trouble): TokenOutcome {
  return { kind: 'denied', trouble, retryAt: null }
}

const cancelled = denied({ kind: 'cancelled' })

function validStatus({ issuedAt, endsAt, renewsAt }: Held): TokenStatus {
  return { kind: 'valid', issuedAt, expiresAt: endsAt, renewsAt: renewsAt ?? endsAt }
}
