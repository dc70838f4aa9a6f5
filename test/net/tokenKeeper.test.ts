import { describe, expect, test } from 'vitest'
import { Secret } from '../../shared/domain/secret.ts'
import { TokenStatus } from '../../shared/domain/session.ts'
import { kstDate, kstTime } from '../../shared/domain/time.ts'
import {
  createShelf,
  denied,
  granted,
  hour,
  keeping,
  minute,
  never,
  nine,
  offline,
  refused,
} from './support/keeping.ts'
import { createWatchedClock } from './support/watchedClock.ts'

const fifty = <T>(one: () => T) => Array.from({ length: 50 }, one)

describe('one token for everyone', () => {
  test('is asked for once however many need it, and kept where a restart finds it', async () => {
    const first = keeping()
    const tokens = await Promise.all(fifty(() => first.token()))
    expect(new Set(tokens).size).toBe(1)
    expect(first.issues).toHaveLength(1)
    expect(first.keeper.status()).toMatchObject({ kind: 'valid', expiresAt: nine + 24 * hour })
    await first.keeper[Symbol.asyncDispose]()

    const second = keeping(first.clock, first.shelf, first.issues)
    expect(await Promise.all(fifty(() => second.text()))).toEqual(fifty(() => 'token 1'))
    expect(second.issues).toHaveLength(1)
    expect(second.shelf.reads).toBe(2)
  })

  test('comes for those who wait though one of them, or the last of them, goes away', async () => {
    const { clock, keeper, answer, text, issues } = keeping()
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof granted>>()
    let issuing = false
    let calledOff = false
    answer((_, signal) => {
      issuing = true
      signal.addEventListener('abort', () => {
        calledOff = true
      })
      return promise
    })
    const impatient = new AbortController()
    const leaving = keeper.acquire(null, impatient.signal)
    const staying = keeper.acquire(null, never)
    await clock.advance(0)
    expect(issuing).toBe(true)
    impatient.abort()
    expect(await leaving).toMatchObject({ kind: 'denied', trouble: { kind: 'cancelled' } })
    expect(calledOff).toBe(false)
    resolve(granted('late', nine + 24 * hour))
    expect(await staying).toMatchObject({ kind: 'granted' })
    expect(await text()).toBe('late')
    expect(issues).toHaveLength(1)
    expect(await keeper.acquire(null, AbortSignal.abort())).toMatchObject({ trouble: { kind: 'cancelled' } })
  })

  test('from an earlier run is renewed first if its end is near, and used if that fails', async () => {
    const near = {
      token: new Secret('old'),
      issuedAt: nine - 23 * hour,
      expiresAt: nine + 9 * minute,
      refreshToken: null,
    }
    const renewing = keeping()
    renewing.shelf.keep(near)
    expect(await renewing.text()).toBe('token 1')
    expect(renewing.previous).toEqual([near])
    const failing = keeping()
    failing.shelf.keep(near)
    failing.answer(() => denied(offline, false))
    expect(await failing.text()).toBe('old')
    await failing.clock.advance(9 * minute)
    expect(await failing.ask()).toMatchObject({ kind: 'denied', trouble: offline })
  })
})

describe('a token that the broker turned away', () => {
  test('is replaced once for all who met it, and whoever comes later with it gets the new one', async () => {
    const { clock, token, keeper, issues } = keeping()
    const dead = await token()
    await clock.advance(minute)
    const replaced = await Promise.all(fifty(() => token(dead)))
    expect(new Set(replaced.map((secret) => secret.reveal()))).toEqual(new Set(['token 2']))
    expect(await token(dead)).toBe(replaced[0])
    expect(issues).toHaveLength(2)
    await keeper[Symbol.asyncDispose]()
  })

  test('is good again when the broker issues the same text anew', async () => {
    const { clock, token, answer, issues } = keeping()
    answer(() => granted('same', nine + 24 * hour))
    const dead = await token()
    await clock.advance(minute)
    const again = await token(dead)
    expect(again.reveal()).toBe('same')
    expect(await token(dead)).toBe(again)
    expect(issues).toHaveLength(2)
  })

  test('is not handed out again while no new one can be had', async () => {
    const { clock, token, ask, keeper } = keeping()
    const dead = await token()
    await clock.advance(10_000)
    const until = nine + minute
    expect(await ask(dead)).toEqual({ kind: 'denied', trouble: { kind: 'held-back', until }, retryAt: until })
    expect(await ask()).toMatchObject({ kind: 'denied', trouble: { kind: 'held-back', until } })
    expect(keeper.status()).toMatchObject({ kind: 'failed', retryAt: until })
    await clock.advance(50_000)
    expect((await token()).reveal()).toBe('token 2')
  })
})

describe('once a minute', () => {
  test('holds across restarts', async () => {
    const first = keeping()
    await first.text()
    await first.keeper[Symbol.asyncDispose]()
    first.shelf.keep(null)
    await first.clock.advance(59_999)
    const second = keeping(first.clock, first.shelf, first.issues)
    expect(await second.ask()).toMatchObject({ kind: 'denied', retryAt: nine + minute })
    expect(second.keeper.nextIssueAt()).toBe(nine + minute)
    await first.clock.advance(1)
    expect(second.keeper.nextIssueAt()).toBeNull()
    expect(await second.text()).toBe('token 2')
  })

  test('a clock that was set back locks nobody out for longer', async () => {
    const { clock, shelf, ask, text } = keeping()
    shelf.note(nine + 365 * 24 * hour)
    expect(await ask()).toMatchObject({
      kind: 'denied',
      trouble: { kind: 'held-back', until: nine + minute },
    })
    await clock.advance(minute)
    expect(await text()).toBe('token 1')
  })

  test('counts only questions that left this machine', async () => {
    const { clock, answer, ask, shelf, issues, keeper } = keeping()
    answer(() => denied(offline, false))
    shelf.note(nine - hour)
    expect(await ask()).toEqual({ kind: 'denied', trouble: offline, retryAt: null })
    expect(shelf.noted()).toBe(nine - hour)
    expect(keeper.status()).toMatchObject({ kind: 'failed', trouble: offline, retryAt: null })
    answer(() => denied({ kind: 'no-answer' }))
    expect(await ask()).toEqual({ kind: 'denied', trouble: { kind: 'no-answer' }, retryAt: nine + minute })
    answer(() => granted('there', nine + 24 * hour))
    await clock.advance(59_999)
    expect((await ask()).kind).toBe('denied')
    await clock.advance(1)
    expect((await ask()).kind).toBe('granted')
    expect(issues).toEqual([0, minute])
  })

  test('a refusal stands until the broker may be asked again, and the broker is not asked before', async () => {
    const { clock, answer, ask, issues, keeper } = keeping()
    answer(() => denied(refused))
    const no = { kind: 'denied', trouble: refused, retryAt: nine + minute }
    expect(await Promise.all(fifty(() => ask()))).toEqual(fifty(() => no))
    await clock.advance(30_000)
    expect(await ask()).toEqual(no)
    expect(keeper.status()).toEqual({ kind: 'failed', at: nine, trouble: refused, retryAt: nine + minute })
    await clock.advance(10 * hour)
    expect(issues).toHaveLength(1)
    answer(() => granted('cured', clock.now() + 24 * hour))
    expect((await ask()).kind).toBe('granted')
  })

  test('a broker client that trips over an answer is a trouble, not a crash', async () => {
    const { answer, ask } = keeping()
    answer(() => Promise.reject(new Error('canary')))
    const outcome = await ask()
    expect(outcome).toMatchObject({ kind: 'denied', trouble: { kind: 'unreadable' }, retryAt: nine + minute })
    expect(JSON.stringify(outcome)).not.toContain('canary')
  })
})

describe('renewal', () => {
  test('comes ten minutes before the end, while everybody goes on with the old token', async () => {
    const at = Date.UTC(2026, 10, 20, 12)
    const { clock, text, issues, keeper } = keeping(createWatchedClock(at))
    await text()
    expect(keeper.status()).toMatchObject({ renewsAt: at + 24 * hour - 10 * minute })
    await clock.advance(24 * hour - 10 * minute - 1)
    expect(issues).toHaveLength(1)
    await clock.advance(1)
    expect(issues).toEqual([0, 24 * hour - 10 * minute])
    expect(await text()).toBe('token 2')
  })

  test('comes before the open if the token would end while people trade', async () => {
    const { clock, text, keeper, issues } = keeping()
    await text()
    const status = TokenStatus.parse(keeper.status())
    const renewsAt = status.kind === 'valid' ? status.renewsAt : 0
    expect([kstDate(renewsAt), kstTime(renewsAt)]).toEqual(['20261121', '07:30:00'])
    await clock.advance(24 * hour)
    expect(issues).toEqual([0, 22.5 * hour])
    expect(await text()).toBe('token 2')
  })

  test('is made up for by a Vigil that was not there in the morning', async () => {
    const { clock, shelf, text, issues } = keeping()
    const ends = nine + 2 * hour
    shelf.keep({ token: new Secret('old'), issuedAt: ends - 24 * hour, expiresAt: ends, refreshToken: null })
    expect(await text()).toBe('old')
    await clock.advance(0)
    expect(await text()).toBe('token 1')
    expect(issues).toEqual([0])
  })

  test('that brings the same token once more is not tried again before its end', async () => {
    const { clock, answer, text, issues } = keeping()
    const ends = nine + 26 * hour
    answer(() => granted('same', ends, clock.now()))
    await text()
    await clock.advance(26 * hour - 1)
    expect(issues).toEqual([0, 22.5 * hour])
    expect(await text()).toBe('same')
    answer(() => granted('next', ends + 24 * hour, clock.now()))
    await clock.advance(5000)
    expect(issues).toHaveLength(3)
    expect(await text()).toBe('next')
  })

  test('that fails leaves the token in use, and is tried again less and less often', async () => {
    const { clock, answer, text, ask, issues } = keeping()
    answer((count) => (count === 1 ? granted('living', nine + 24 * hour) : denied(refused)))
    await text()
    await clock.advance(23.5 * hour)
    expect(await text()).toBe('living')
    const waits = issues.slice(1).map((at, n) => at - (issues[n] ?? 0))
    expect(waits.slice(1).map((ms) => ms / minute)).toEqual([1, 2, 4, 8, 10, 10, 10, 10])
    // After the end, nothing is asked for but on somebody's word.
    await clock.advance(hour)
    const tried = issues.length
    await clock.advance(24 * hour)
    expect(issues.length).toBe(tried)
    expect(await ask()).toMatchObject({ kind: 'denied', trouble: refused })
    expect(issues.length).toBe(tried + 1)
  })

  test('catches up when the machine wakes, before or after the end', async () => {
    const { clock, text, issues } = keeping()
    await text()
    await clock.advance(hour)
    clock.jump(23 * hour - 5 * minute)
    await clock.advance(30_000)
    expect(issues).toHaveLength(2)
    expect(await text()).toBe('token 2')
    clock.jump(100 * hour)
    expect(await text()).toBe('token 3')
    await clock.advance(minute)
    expect(issues).toHaveLength(3)
  })

  test('does not go round in circles with tokens that live shorter than it looks ahead', async () => {
    const { clock, answer, text, issues } = keeping()
    answer((count) => granted(`short ${count}`, clock.now() + 5 * minute))
    expect(await text()).toBe('short 1')
    await clock.advance(5 * minute - 1)
    expect(await text()).toBe('short 1')
    await clock.advance(hour)
    expect(issues).toHaveLength(1)
    expect(await text()).toBe('short 2')
  })
})

describe("the broker's clock", () => {
  test('decides when a token ends, whatever this machine believes', async () => {
    const { clock, answer, text, keeper, issues } = keeping()
    const skew = 3 * hour
    answer((count) => ({
      ...granted(`t${count}`, clock.now() - skew + hour, clock.now() - skew),
      clockSkew: skew,
    }))
    expect(await text()).toBe('t1')
    expect(keeper.clockSkew()).toBe(skew)
    expect(keeper.status()).toMatchObject({ kind: 'valid', expiresAt: nine + hour })
    await clock.advance(50 * minute - 1)
    expect(issues).toHaveLength(1)
    await clock.advance(1)
    expect(await text()).toBe('t2')
  })

  test('unknown and far off does not take a new token away before the next may be asked for', async () => {
    const { clock, answer, text, issues } = keeping()
    answer((count) => granted(`t${count}`, nine - 24 * hour))
    expect(await text()).toBe('t1')
    await clock.advance(minute - 1)
    expect(await text()).toBe('t1')
    await clock.advance(hour)
    expect(issues).toHaveLength(1)
    expect(await text()).toBe('t2')
  })
})

describe('signing out', () => {
  test('revokes, forgets, and nobody signs in again but the user', async () => {
    const { clock, keeper, text, ask, shelf, revoked, issues, previous } = keeping()
    await text()
    await clock.advance(hour)
    expect(await keeper.signOut(never)).toBeNull()
    expect(revoked).toEqual(['token 1'])
    expect(shelf.kept()).toBeNull()
    expect(keeper.status()).toEqual({ kind: 'signed-out', at: nine + hour })
    expect(await Promise.all(fifty(() => ask()))).toEqual(
      fifty(() => ({ kind: 'denied', trouble: { kind: 'signed-out' }, retryAt: null })),
    )
    await clock.advance(48 * hour)
    expect(issues).toHaveLength(1)
    keeper.signIn()
    expect(keeper.status()).toEqual({ kind: 'none' })
    expect(await text()).toBe('token 2')
    expect(previous.at(-1)).toBeNull()
  })

  test('reaches a token of an earlier run that nobody needed yet', async () => {
    const { keeper, shelf, revoked } = keeping()
    shelf.keep({
      token: new Secret('kept'),
      issuedAt: nine - hour,
      expiresAt: nine + hour,
      refreshToken: null,
    })
    await keeper.signOut(never)
    expect(revoked).toEqual(['kept'])
    expect(shelf.kept()).toBeNull()
  })

  test('calls off the question for a token, and revokes what came nevertheless', async () => {
    const { clock, keeper, answer, ask, shelf, revoked } = keeping()
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof granted>>()
    let calledOff = false
    answer((_, signal) => {
      signal.addEventListener('abort', () => {
        calledOff = true
        resolve(granted('too late', nine + 24 * hour))
      })
      return promise
    })
    const asking = ask()
    await clock.advance(0)
    expect(keeper.status()).toEqual({ kind: 'issuing', since: nine })
    await keeper.signOut(never)
    expect(calledOff).toBe(true)
    expect(await asking).toMatchObject({ kind: 'denied', trouble: { kind: 'signed-out' } })
    expect(revoked).toEqual(['too late'])
    expect(shelf.kept()).toBeNull()
    expect((await ask()).kind).toBe('denied')
  })

  test('leaves no trouble behind for whoever signs in again', async () => {
    const { clock, keeper, answer, ask, issues } = keeping()
    answer(
      (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(denied({ kind: 'cancelled' })))
        }),
    )
    const asking = ask()
    await clock.advance(0)
    await keeper.signOut(never)
    await asking
    keeper.signIn()
    expect(keeper.status()).toEqual({ kind: 'none' })
    // The question may have reached the broker, so the next one waits its minute.
    expect(await ask()).toMatchObject({ trouble: { kind: 'held-back', until: nine + minute } })
    expect(issues).toHaveLength(1)
  })

  test('and at once in again, nobody gets the token that is still being revoked', async () => {
    const { clock, keeper, ask, text, revoked } = keeping()
    await text()
    await clock.advance(hour)
    const left = keeper.signOut(never)
    keeper.signIn()
    const again = ask()
    await left
    expect(revoked).toEqual(['token 1'])
    const outcome = await again
    expect(outcome.kind === 'granted' && outcome.token.reveal()).toBe('token 2')
  })
})

describe('counts and ends', () => {
  test('tokens are counted by the Korean day', async () => {
    const { clock, text, token, keeper } = keeping(createWatchedClock(Date.UTC(2026, 10, 20, 14, 58)))
    const dead = await token()
    await clock.advance(minute)
    await text(dead)
    expect(keeper.issued()).toBe(2)
    await clock.advance(minute)
    expect(keeper.issued()).toBe(0)
  })

  test('a keeper that ended holds no timer and asks for nothing', async () => {
    const { clock, text, ask, keeper, issues } = keeping()
    await text()
    await clock.advance(hour)
    expect(clock.sleeping()).toBe(1)
    await keeper[Symbol.asyncDispose]()
    await clock.advance(0)
    expect(clock.sleeping()).toBe(0)
    await clock.advance(48 * hour)
    expect(issues).toHaveLength(1)
    expect(await ask()).toMatchObject({ kind: 'denied', trouble: { kind: 'cancelled' } })
  })

  test('the token that was asked for when Vigil ends is waited for no longer than the question lives', async () => {
    const shelf = createShelf()
    const { clock, keeper, answer, ask } = keeping(undefined, shelf)
    answer(
      (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(denied({ kind: 'cancelled' })))
        }),
    )
    const asking = ask()
    await clock.advance(0)
    await keeper[Symbol.asyncDispose]()
    expect(await asking).toMatchObject({ kind: 'denied', trouble: { kind: 'cancelled' } })
    // It may have reached the broker.
    expect(shelf.noted()).toBe(nine)
  })
})
