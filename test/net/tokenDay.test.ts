import { expect, test } from 'vitest'
import { kstTime } from '../../shared/domain/time.ts'
import { hour, minute } from './support/keeping.ts'
import { type DeadAs, startTokenBroker } from './support/tokenBroker.ts'
import { trading } from './support/trading.ts'
import { createWatchedClock } from './support/watchedClock.ts'

/** 2026-11-20 08:00 KST. */
const start = Date.UTC(2026, 10, 19, 23)
const step = 5 * minute
/** So that tokens end several times on the way. */
const tokenLife = 5 * hour

/** What happens right before the question of that minute of the 26 hours. */
type Happening =
  | { readonly kind: 'revoked'; readonly deadAs: DeadAs; readonly issueRefused?: true }
  | { readonly kind: 'away' | 'back' }
  | { readonly kind: 'asleep'; readonly ms: number }

const happenings = new Map<number, Happening>([
  [2 * hour, { kind: 'revoked', deadAs: 200 }],
  [4 * hour, { kind: 'revoked', deadAs: 403 }],
  [6 * hour, { kind: 'revoked', deadAs: 500 }],
  [8 * hour, { kind: 'revoked', deadAs: 200, issueRefused: true }],
  [12 * hour, { kind: 'away' }],
  [12.5 * hour, { kind: 'back' }],
  [16 * hour, { kind: 'asleep', ms: 3 * hour }],
])

test('26 hours of ends, revocations, a refused token, an outage and a sleep: what one new token could cure was answered', async () => {
  const clock = createWatchedClock(start)
  await using broker = await startTokenBroker(clock, tokenLife)
  await using client = trading(broker, clock)
  const unanswered: string[] = []
  const most = { requests: 0, issues: 0 }
  let asks = 0
  while (clock.elapsed() < 26 * hour) {
    const happening = happenings.get(clock.elapsed())
    if (happening?.kind === 'asleep') clock.jump(happening.ms)
    if (happening?.kind === 'away' || happening?.kind === 'back')
      broker.behave({ away: happening.kind === 'away' })
    if (happening?.kind === 'revoked') {
      broker.forgetTokens()
      broker.behave({ deadAs: happening.deadAs, refusesIssues: happening.issueRefused ?? false })
    }
    const before = { requests: broker.asked(), issues: broker.issues.length }
    const answer = await client.ask()
    asks += 1
    most.requests = Math.max(most.requests, broker.asked() - before.requests)
    most.issues = Math.max(most.issues, broker.issues.length - before.issues)
    if (answer.kind === 'troubled') unanswered.push(`${kstTime(clock.now())} ${answer.trouble.kind}`)
    broker.behave({ refusesIssues: false })
    await clock.advance(step)
  }
  const outage = ['00', '05', '10', '15', '20', '25'].map((at) => `20:${at}:00 offline`)
  expect(unanswered).toEqual(['16:00:00 refused', ...outage])
  expect(asks).toBe(23 * 12)
  expect(most).toEqual({ requests: 2, issues: 1 })
  const gaps = broker.issues.slice(1).map((at, n) => at - (broker.issues[n] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(minute)
  // Four times because it was taken back, once refused, and otherwise about once in its life.
  expect(broker.issues.length).toBeLessThanOrEqual(5 + Math.ceil(26 / 4))
  await client[Symbol.asyncDispose]()
  await clock.advance(0)
  expect(clock.sleeping()).toBe(0)
})
