import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBudget, type RequestQueue } from '../../electron/net/budget.ts'
import { type Budget, budgets } from '../../shared/domain/budgets.ts'
import { BudgetStatus } from '../../shared/domain/session.ts'
import { createWatchedClock } from './support/watchedClock.ts'

const never = new AbortController().signal
const noon = Date.UTC(2026, 10, 20, 3)

type Limits = Pick<Budget, 'limit' | 'period' | 'spacing'>

function queueing(limits: Limits, random: () => number = Math.random) {
  const clock = createWatchedClock(noon)
  let changes = 0
  const budget = { ...limits, allowed: null, certainty: 'assumed', source: 'this test' } as const
  const onChange = () => {
    changes += 1
  }
  const queue = createBudget({ budget, scope: 'account', clock, random, onChange })
  const went: { readonly who: string; readonly at: number }[] = []
  const ask = async (who: string, signal = never) => {
    const granted = await queue.turn(who, signal)
    if (granted) went.push({ who, at: clock.elapsed() })
    return granted
  }
  return { clock, queue, ask, went, changes: () => changes }
}

const many = <T>(count: number, one: () => T) => Array.from({ length: count }, one)

/** The most requests that fell into any span of `period`. */
const densest = (times: readonly number[], period: number) =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + period).length))

describe('the limit', () => {
  test('holds in every window and between every two requests, whoever comes and goes when', async () => {
    const limits = fc.record({
      limit: fc.integer({ min: 1, max: 8 }),
      period: fc.integer({ min: 50, max: 2000 }),
      spacing: fc.integer({ min: 0, max: 300 }),
    })
    const event = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('ask'), lane: fc.constantFrom('a', 'b', 'c') }) },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 0, max: 1500 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('leave', 'push', 'ease') }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('jump'), ms: fc.integer({ min: -9e6, max: 0 }) }),
      },
    )
    await fc.assert(
      fc.asyncProperty(limits, fc.array(event, { maxLength: 60 }), async (given, events) => {
        const { clock, queue, ask, went } = queueing(given)
        const asks: { readonly abort: AbortController; readonly answer: Promise<boolean> }[] = []
        for (const event of events) {
          if ('lane' in event) {
            const abort = new AbortController()
            asks.push({ abort, answer: ask(event.lane, abort.signal) })
          } else if (event.kind === 'leave') asks.at(-1)?.abort.abort()
          else if (event.kind === 'push') queue.pushedBack()
          else if (event.kind === 'ease') queue.eased()
          else if ('ms' in event && event.kind === 'wait') await clock.advance(event.ms)
          else if ('ms' in event) clock.jump(event.ms)
          expect(BudgetStatus.safeParse(queue.status()).success).toBe(true)
        }
        await clock.advance(60 * 10_000)
        const answers = await Promise.all(asks.map(({ answer }) => answer))
        expect(answers.filter(Boolean)).toHaveLength(went.length)
        const times = went.map(({ at }) => at)
        expect(densest(times, given.period)).toBeLessThanOrEqual(given.limit)
        for (const [n, at] of times.slice(1).entries())
          expect(at - (times[n] ?? 0)).toBeGreaterThanOrEqual(given.spacing)
        expect(clock.sleeping()).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  test('is used: nobody waits while there is room, and whoever waits is served as soon as there is', async () => {
    const { clock, ask, went } = queueing({ limit: 3, period: 1000, spacing: 100 })
    many(5, () => void ask('list'))
    await clock.advance(3000)
    expect(went.map(({ at }) => at)).toEqual([0, 100, 200, 1000, 1100])
  })

  test('lets no machine burst that wakes up with a crowd waiting', async () => {
    const { clock, ask, went } = queueing({ limit: 4, period: 1000, spacing: 250 })
    many(40, () => void ask('list'))
    await clock.advance(1000)
    clock.jump(3 * 3_600_000)
    await clock.advance(60_000)
    expect(went).toHaveLength(40)
    const times = went.map(({ at }) => at)
    expect(densest(times, 1000)).toBe(4)
  })

  test('of every broker keeps below what the broker allows', () => {
    for (const { limit, period, allowed } of Object.values(budgets))
      if (allowed !== null) expect((limit * 1000) / period).toBeLessThanOrEqual(allowed)
  })
})

describe('the lanes', () => {
  test('take turns: a question waits for one row of a long list, not for the list', async () => {
    const { clock, ask, went } = queueing({ limit: 1, period: 1000, spacing: 0 })
    many(100, () => void ask('list'))
    await clock.advance(2500)
    void ask('sellable')
    void ask('program')
    await clock.advance(3000)
    expect(went.map(({ who }) => who).slice(3)).toEqual(['list', 'sellable', 'program'])
  })

  test('keep the order of arrival within themselves', async () => {
    const { clock, queue } = queueing({ limit: 2, period: 100, spacing: 0 })
    const order: number[] = []
    for (let n = 0; n < 20; n++) void queue.turn('list', never).then(() => order.push(n))
    await clock.advance(2000)
    expect(order).toEqual(many(20, () => 0).map((_, n) => n))
  })
})

describe('giving up', () => {
  test('costs nothing, leaves no timer, and holds nobody up', async () => {
    const { clock, queue, ask, went, changes } = queueing({ limit: 2, period: 1000, spacing: 0 })
    expect(await ask('list', AbortSignal.abort())).toBe(false)
    await Promise.all([ask('list'), ask('list')])
    const abort = new AbortController()
    const waiting = many(5, () => ask('list', abort.signal))
    expect(queue.status()).toMatchObject({ left: 0, waiting: 5 })
    await clock.advance(10)
    expect(clock.sleeping()).toBe(1)
    const before = changes()
    abort.abort()
    expect(await Promise.all(waiting)).toEqual(many(5, () => false))
    expect(changes()).toBeGreaterThan(before)
    expect(queue.status().waiting).toBe(0)
    expect(clock.sleeping()).toBe(0)
    const last = ask('other')
    await clock.advance(990)
    expect(await last).toBe(true)
    expect(went).toHaveLength(3)
  })
})

describe('a "too many"', () => {
  /** The pause after each of `count` refusals in a row. */
  async function pauses(random: () => number, count: number) {
    const { clock, queue, ask } = queueing({ limit: 100, period: 1000, spacing: 1 }, random)
    const found: number[] = []
    for (let n = 0; n < count; n++) {
      const asked = ask('list')
      await clock.advance(20_000)
      await asked
      queue.pushedBack()
      found.push((queue.status().pausedUntil ?? 0) - clock.now())
    }
    return found
  }

  test('pauses everybody, at least 100 ms and up to twice as long each time in a row, never above 5 s', async () => {
    expect(await pauses(() => 0, 8)).toEqual(many(8, () => 100))
    expect(await pauses(() => 1 - 2 ** -40, 8)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000])
    const jittered = await pauses(Math.random, 8)
    expect(new Set(jittered.slice(3)).size).toBeGreaterThan(1)
  })

  test('sends nothing out before the pause is over, and the refusals of requests under way together count once', async () => {
    const { clock, queue, ask, went } = queueing({ limit: 10, period: 1000, spacing: 10 }, () => 0.5)
    many(3, () => void ask('list'))
    await clock.advance(20)
    many(3, () => queue.pushedBack())
    expect((queue.status().pausedUntil ?? 0) - clock.now()).toBe(150)
    void ask('list')
    await clock.advance(149)
    expect(went).toHaveLength(3)
    await clock.advance(1)
    expect(went).toHaveLength(4)
    expect(queue.status().pausedUntil).toBeNull()
  })

  test('slows the queue down once, however many requests were under way', async () => {
    const { clock, queue, ask } = queueing({ limit: 10, period: 1000, spacing: 100 }, () => 0)
    for (let n = 0; n < 4; n++) {
      const asked = ask('list')
      await clock.advance(200)
      await asked
      queue.pushedBack()
    }
    expect(queue.status().limit).toBe(5)
    await clock.advance(1000)
    queue.pushedBack()
    expect(queue.status().limit).toBe(2)
  })

  test('starts from the shortest pause again once something went well', async () => {
    const { clock, queue, ask } = queueing({ limit: 10, period: 1000, spacing: 0 }, () => 1 - 2 ** -40)
    for (const expected of [200, 400]) {
      const asked = ask('list')
      await clock.advance(10_000)
      await asked
      queue.pushedBack()
      expect((queue.status().pausedUntil ?? 0) - clock.now()).toBe(expected)
    }
    queue.eased()
    await clock.advance(10_000)
    await ask('list')
    queue.pushedBack()
    expect((queue.status().pausedUntil ?? 0) - clock.now()).toBe(200)
  })
})

/** A broker that counts requests in the last second, and answers some time later. */
async function tradeWith(
  allowed: (at: number) => number,
  seconds: number,
  queue: RequestQueue,
  clock: ReturnType<typeof createWatchedClock>,
) {
  const accepted: number[] = []
  const refused: number[] = []
  const abort = new AbortController()
  const worker = async () => {
    while (await queue.turn('list', abort.signal)) {
      const at = clock.elapsed()
      const fits = accepted.filter((time) => time > at - 1000).length < allowed(at)
      ;(fits ? accepted : refused).push(at)
      await clock.sleep(80, abort.signal)
      if (fits) queue.eased()
      else queue.pushedBack()
    }
  }
  const workers = many(20, worker)
  await clock.advance(seconds * 1000)
  abort.abort()
  await Promise.all(workers)
  return { accepted, refused }
}

describe('what a broker really allows is found out', () => {
  test("a new KIS customer's 3 a second, within seconds and with few refusals", async () => {
    const { clock, queue } = queueing(budgets['kis-live'])
    const { accepted, refused } = await tradeWith(() => 3, 300, queue, clock)
    expect(refused.filter((at) => at > 10_000 && at < 30_000)).toEqual([])
    // Now and then it tries to be faster, less and less often.
    expect(refused.length).toBeLessThan(40)
    expect(accepted.filter((at) => at > 10_000).length / 290).toBeGreaterThan(2)
    expect(queue.status().limit).toBeLessThanOrEqual(3)
  })

  test('and the full limit is used again after the three days', async () => {
    const { clock, queue } = queueing(budgets['kis-live'])
    const { accepted } = await tradeWith((at) => (at < 60_000 ? 3 : 18), 10 * 60, queue, clock)
    const last = accepted.filter((at) => at >= 9 * 60_000)
    expect(last.length / 60).toBeGreaterThan(14)
    expect(queue.status().limit).toBe(budgets['kis-live'].limit)
  })
})
