import { expect, test } from 'vitest'
import { createTopic } from '../../electron/monitor/topic.ts'

const next = async <T>(feed: AsyncIterator<readonly T[]>) => (await feed.next()).value

test('a listener starts with the snapshot, then gets everything that was waiting at once', async () => {
  const topic = createTopic<string>({ snapshot: () => ['all so far'] })
  const feed = topic.subscribe()[Symbol.asyncIterator]()
  expect(await next(feed)).toEqual(['all so far'])
  for (const value of ['a', 'b', 'c']) topic.publish(value)
  expect(await next(feed)).toEqual(['a', 'b', 'c'])
})

test('a listener that fell behind its capacity gets a fresh snapshot, and then goes on', async () => {
  let all: string[] = []
  const topic = createTopic<string>({ snapshot: () => [`snapshot of ${all.length}`], capacity: 3 })
  const feed = topic.subscribe()[Symbol.asyncIterator]()
  await next(feed)
  for (let i = 0; i < 100; i++) {
    all = [...all, `v${i}`]
    topic.publish(`v${i}`)
  }
  expect(await next(feed)).toEqual(['snapshot of 100'])
  topic.publish('after')
  expect(await next(feed)).toEqual(['after'])
})

test('of a keyed topic only the latest value of each key waits', async () => {
  const topic = createTopic<{ key: string; n: number }>({ snapshot: () => [], keyOf: ({ key }) => key })
  const feed = topic.subscribe()[Symbol.asyncIterator]()
  await next(feed)
  for (let n = 0; n < 5; n++) for (const key of ['a', 'b']) topic.publish({ key, n })
  expect(await next(feed)).toEqual([
    { key: 'a', n: 4 },
    { key: 'b', n: 4 },
  ])
})

test('an aborted listener ends and is forgotten', async () => {
  const topic = createTopic<string>({ snapshot: () => [] })
  const controller = new AbortController()
  const feed = topic.subscribe(controller.signal)[Symbol.asyncIterator]()
  await next(feed)
  const waiting = feed.next()
  controller.abort()
  expect((await waiting).done).toBe(true)
  expect(topic.listeners()).toBe(0)
})
