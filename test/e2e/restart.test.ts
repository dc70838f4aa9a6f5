import { expect, test } from 'vitest'
import type { InterruptionNews } from '../../shared/contract.ts'
import { connectToMonitor } from './support/connectToMonitor.ts'
import { openVigil } from './support/openVigil.ts'
import { alerts, gapRow } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

/** More than the host takes in before it is killed, and no more than the monitor keeps of one day. */
const storm = 9_000

test('killed in a storm and started again: every VI that was told is there once, and the gap is listed', async () => {
  await using vigil = await openVigil()
  const { kiwoom } = vigil
  const told = new Set<string>()
  let killedAt = 0
  {
    using client = await connectToMonitor(await vigil.host().mintLink())
    const listening = new AbortController()
    const heard = listen(client.api.interruptions(undefined, listening.signal), told)
    const raging = kiwoom.storm({ count: storm })
    await expect.poll(() => told.size, { interval: 1, timeout: 30_000 }).toBeGreaterThan(500)
    await vigil.host().kill()
    killedAt = Date.now()
    await Promise.all([raging, heard])
  }
  await alerts(vigil.page)
    .getByText(/^연결 끊김 \d\d:\d\d:\d\d부터/)
    .waitFor()
  await screenshot(vigil.page, 'host-gone')

  const page = await vigil.restart()
  using client = await connectToMonitor(await vigil.host().mintLink())
  const remembered = await first(client.api.interruptions(undefined, AbortSignal.timeout(30_000)))
  const ids = remembered.flatMap((news) =>
    news.kind === 'today' ? news.interruptions.map(({ id }) => id) : [],
  )
  expect(ids.length).toBe(new Set(ids).size)
  expect(new Set(ids)).toEqual(new Set([...ids, ...told]))

  const [gaps = []] = await first(client.api.gaps(undefined, AbortSignal.timeout(30_000)))
  expect(gaps).toContainEqual(expect.objectContaining({ reason: 'vigil-died' }))
  const gap = gaps.find(({ reason }) => reason === 'vigil-died')
  expect(gap?.from).toBeLessThanOrEqual(killedAt)
  expect(gap?.until).toBeGreaterThanOrEqual(killedAt)
  await gapRow(page, '비정상 종료').waitFor()
})

/** Until the line is cut, every event that reached this side. */
async function listen(news: AsyncIterable<readonly InterruptionNews[]>, told: Set<string>): Promise<void> {
  try {
    for await (const batch of news)
      for (const one of batch) if (one.kind === 'changed') told.add(one.interruption.id)
  } catch {
    // The host was killed; what was told before is what counts.
  }
}

async function first<T>(feed: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const batch of feed) return batch
  return []
}
