import {
  createTokenKeeper,
  type IssueOutcome,
  type TokenKeeper,
  type TokenOutcome,
} from '../../../electron/net/tokenKeeper.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { Grant } from '../../../shared/domain/token.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { createWatchedClock, type WatchedClock } from './watchedClock.ts'

export const hour = 3_600_000
export const minute = 60_000
/** 2026-11-20 09:00:00 KST. */
export const nine = Date.UTC(2026, 10, 20)

export const refused: Trouble = {
  kind: 'refused',
  code: 'EGW00105',
  message: '유효하지 않은 AppSecret',
  status: 403,
}
export const offline: Trouble = { kind: 'offline', code: 'ECONNREFUSED' }

export const granted = (text: string, expiresAt: number, issuedAt = 0): IssueOutcome => ({
  kind: 'granted',
  grant: { token: new Secret(text), issuedAt, expiresAt, refreshToken: null },
  clockSkew: null,
})
export const denied = (trouble: Trouble, sent = true): IssueOutcome => ({ kind: 'denied', trouble, sent })

/** What outlives a restart: the keychain's token and the note of when the last one was asked for. */
export function createShelf() {
  let kept: Grant | null = null
  let last: number | null = null
  return {
    kept: () => kept,
    keep(grant: Grant | null) {
      kept = grant
    },
    noted: () => last,
    note(at: number | null) {
      last = at
    },
    reads: 0,
  }
}

export interface Keeping {
  readonly keeper: TokenKeeper
  readonly clock: WatchedClock
  readonly shelf: ReturnType<typeof createShelf>
  /** In real time, each token that was asked for and whose question went out. */
  readonly issues: number[]
  readonly revoked: string[]
  readonly previous: (Grant | null)[]
  /** How the broker answers from now on. */
  answer(how: (count: number, signal: AbortSignal) => IssueOutcome | Promise<IssueOutcome>): void
  text(rejected?: Secret | null): Promise<string>
  token(rejected?: Secret | null): Promise<Secret>
  ask(rejected?: Secret | null): Promise<TokenOutcome>
}

export const never = new AbortController().signal

/** A keeper whose broker grants "token 1", "token 2", … for a day each, unless it is told otherwise. */
export function keeping(
  clock: WatchedClock = createWatchedClock(nine),
  shelf = createShelf(),
  issues: number[] = [],
): Keeping {
  const revoked: string[] = []
  const previous: (Grant | null)[] = []
  let how = (count: number, _signal: AbortSignal): IssueOutcome | Promise<IssueOutcome> =>
    granted(`token ${count}`, clock.now() + 24 * hour, clock.now())
  const keeper = createTokenKeeper({
    clock,
    onChange: () => {},
    issues: { last: shelf.noted, note: shelf.note },
    store: {
      async read() {
        shelf.reads += 1
        return shelf.kept()
      },
      write: async (grant) => shelf.keep(grant),
      clear: async () => shelf.keep(null),
    },
    async issue(before, signal) {
      previous.push(before)
      const at = clock.elapsed()
      const outcome = await how(issues.length + 1, signal)
      if (outcome.kind === 'granted' || outcome.sent) issues.push(at)
      return outcome
    },
    async revoke(token) {
      revoked.push(token.reveal())
      return null
    },
  })
  const ask = (rejected: Secret | null = null) => keeper.acquire(rejected, never)
  const token = async (rejected: Secret | null = null) => {
    const outcome = await ask(rejected)
    if (outcome.kind === 'granted') return outcome.token
    throw new Error(`No token: ${JSON.stringify(outcome.trouble)}`)
  }
  return {
    keeper,
    clock,
    shelf,
    issues,
    revoked,
    previous,
    answer(next) {
      how = next
    },
    ask,
    token,
    text: async (rejected) => (await token(rejected)).reveal(),
  }
}
