import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Secret } from '../../shared/domain/secret.ts'
import { TokenStatus } from '../../shared/domain/session.ts'
import {
  createShelf,
  denied,
  granted,
  hour,
  type Keeping,
  keeping,
  minute,
  never,
  nine,
  offline,
  refused,
} from './support/keeping.ts'
import { carried, createWatchedClock } from './support/watchedClock.ts'

/** What the broker does with the next question for a token. */
const answers = ['day', 'same', 'short', 'slow', 'refused', 'offline', 'no-answer'] as const

const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('ask', 'reject', 'crowd', 'reject-older') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 0, max: 90_000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 0, max: 2 * hour }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('jump'), ms: fc.integer({ min: -2 * hour, max: 5 * hour }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('restart', 'sign-out', 'sign-in') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('broker'), does: fc.constantFrom(...answers) }) },
)
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never

async function play(events: readonly Event[]) {
  const clock = createWatchedClock(nine)
  const shelf = createShelf()
  const issues: number[] = []
  const seen: Secret[] = []
  const pending: Promise<unknown>[] = []
  let does: (typeof answers)[number] = 'day'
  let ends = nine + 24 * hour

  const start = (): Keeping => {
    const kept = keeping(clock, shelf, issues)
    kept.answer(async (count, signal) => {
      if (does === 'refused') return denied(refused)
      if (does === 'offline') return denied(offline, false)
      if (does === 'no-answer') return denied({ kind: 'no-answer' })
      if (does === 'slow') await clock.sleep(9000, signal)
      if (signal.aborted) return denied({ kind: 'cancelled' })
      if (does === 'short') ends = clock.now() + 3 * minute
      else if (does !== 'same') ends = clock.now() + 24 * hour
      return granted(does === 'same' ? 'same' : `token ${count}`, ends, clock.now())
    })
    return kept
  }

  let present = start()
  const ask = (rejected: Secret | null = null) => {
    const outcome = present.keeper.acquire(rejected, never).then((outcome) => {
      if (outcome.kind === 'granted') seen.push(outcome.token)
      return outcome
    })
    pending.push(outcome)
  }
  for (const event of events) {
    if ('ms' in event) {
      if (event.kind === 'wait') await clock.advance(event.ms)
      else clock.jump(event.ms)
    } else if ('does' in event) does = event.does
    else if (event.kind === 'ask') ask()
    else if (event.kind === 'reject') ask(seen.at(-1) ?? null)
    else if (event.kind === 'reject-older') ask(seen.at(-3) ?? null)
    else if (event.kind === 'crowd') for (let n = 0; n < 10; n++) ask(seen.at(-1) ?? null)
    else if (event.kind === 'sign-out') pending.push(present.keeper.signOut(never))
    else if (event.kind === 'sign-in') present.keeper.signIn()
    else if (event.kind === 'restart') {
      await carried(clock, present.keeper[Symbol.asyncDispose]())
      present = start()
    }
    TokenStatus.parse(present.keeper.status())
  }
  await carried(clock, Promise.all(pending))
  await carried(clock, present.keeper[Symbol.asyncDispose]())
  await clock.advance(0)
  return { issues, clock }
}

test('whatever happens, a broker is asked for at most one token in any minute, everybody is answered, no timer stays', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 80, size: 'max' }), async (events) => {
      const { issues, clock } = await play(events)
      for (const [n, at] of issues.slice(1).entries())
        expect(at - (issues[n] ?? 0)).toBeGreaterThanOrEqual(minute)
      expect(clock.sleeping()).toBe(0)
      asked += issues.length
    }),
    { numRuns: 300 },
  )
  // Or nothing would have been tried.
  expect(asked).toBeGreaterThan(300)
})
