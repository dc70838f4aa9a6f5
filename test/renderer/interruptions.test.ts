import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeNews, noInterruptions } from '../../renderer/stores/interruptions.ts'
import type { InterruptionNews } from '../../shared/contract.ts'
import { event, second, triggered } from './events.ts'

const anEvent = fc
  .record({
    code: fc.constantFrom('042930', '0031K0', '298470', '068120'),
    after: fc.integer({ min: 0, max: 5 }),
    released: fc.option(fc.integer({ min: 121, max: 150 }), { nil: null }),
  })
  .map(({ code, after, released }) => {
    const triggeredAt = triggered + after * second
    return event({
      issue: { code, name: null },
      triggeredAt,
      receivedAt: triggeredAt,
      releasedAt: released === null ? null : triggeredAt + released * second,
    })
  })

const someNews: fc.Arbitrary<InterruptionNews> = fc.oneof(
  { weight: 4, arbitrary: anEvent.map((interruption) => ({ kind: 'changed' as const, interruption })) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(anEvent, { selector: ({ id }) => id, maxLength: 6 })
      .map((interruptions) => ({ kind: 'today' as const, date: '20261013', interruptions })),
  },
)

/** What the news say, read one by one: a snapshot forgets, the last word on an event wins. */
function plainReading(news: readonly InterruptionNews[]) {
  const last = news.findLastIndex(({ kind }) => kind === 'today')
  const byId = new Map()
  for (const item of news.slice(Math.max(0, last))) {
    for (const one of item.kind === 'today' ? item.interruptions : [item.interruption]) byId.set(one.id, one)
  }
  return byId
}

describe('the day of interruptions', () => {
  test('is the same however its news are cut into batches', () => {
    fc.assert(
      fc.property(fc.array(fc.array(someNews, { maxLength: 8 }), { maxLength: 6 }), (batches) => {
        const state = batches.reduce(mergeNews, noInterruptions)
        expect(state.byId).toEqual(plainReading(batches.flat()))
        expect(state).toEqual(mergeNews(noInterruptions, batches.flat()))
      }),
    )
  })

  test('lists every event once, newest first', () => {
    fc.assert(
      fc.property(fc.array(someNews, { maxLength: 30 }), (news) => {
        const { byId, newestFirst } = mergeNews(noInterruptions, news)
        expect(new Set(newestFirst)).toEqual(new Set(byId.values()))
        const times = newestFirst.map(({ triggeredAt }) => triggeredAt)
        expect(times).toEqual(times.toSorted((a, b) => b - a))
        expect(newestFirst).toHaveLength(byId.size)
      }),
    )
  })

  test('forgets the past when a snapshot says that the day is empty', () => {
    const before = mergeNews(noInterruptions, [{ kind: 'changed', interruption: event() }])
    const after = mergeNews(before, [{ kind: 'today', date: '20261014', interruptions: [] }])
    expect(after).toEqual({ date: '20261014', byId: new Map(), newestFirst: [] })
  })
})
