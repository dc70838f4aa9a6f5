import { setTimeout as sleep } from 'node:timers/promises'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { startFrameServer } from '../load/startFrameServer.ts'
import type { HostQuestion, KiwoomPlace, Usage } from '../subjects/hostQuestions.ts'
import { type Child, startChild } from '../support/child.ts'
import type { Bench, Goal, Measurement, Scale } from '../support/measurement.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** What Vigil holds and uses while nothing happens, and after a million events. */
export const memory: Bench = {
  name: 'memory',
  async measure(scale) {
    return [...(await idle(scale)), ...(await endurance(scale))]
  },
}

async function idle({ quick }: Scale): Promise<Measurement[]> {
  const seconds = quick ? 1 : 10
  await using market = await startSimulator({ clock: systemClock, seed: 7, day: 'quiet' })
  using folder = temporaryFolder()
  await using host = await openHost(folder.path, market.kiwoom)
  await sleep(seconds * 1000)
  const before = await usageOf(host)
  const startedAt = performance.now()
  await sleep(seconds * 1000)
  const after = await usageOf(host)
  const milliseconds = performance.now() - startedAt
  const share = (after.cpuBefore - before.cpuAfter) / 1000 / milliseconds
  return [
    { kind: 'figure', name: 'idle, no page: resident', unit: 'MB', value: before.rss / 1e6, goal: null },
    {
      kind: 'figure',
      name: `idle, no page: CPU over ${seconds} s`,
      unit: '% of a core',
      value: share * 100,
      goal: { below: 1 },
    },
  ]
}

async function endurance({ quick, tell }: Scale): Promise<Measurement[]> {
  const chunk = quick ? 5000 : 100_000
  const chunks = quick ? 2 : 10
  await using server = await startFrameServer()
  using folder = temporaryFolder()
  await using host = await openHost(folder.path, server)
  const readings: Usage[] = []
  for (let n = 0; n < chunks; n++) {
    await ask(host, { ask: 'watch', last: server.lastOf(chunk) })
    await server.flood({ count: chunk, copies: 1, pace: 'packed' })
    await ask(host, { ask: 'told' })
    const reading = await usageOf(host)
    readings.push(reading)
    tell(
      `${(n + 1) * chunk} events: ${megabytes(reading.rss)} MB resident, ${megabytes(reading.heapUsed)} MB heap`,
    )
  }
  const events = (chunk * chunks).toLocaleString('en-US')
  return grownBetween(readings, `${events} events, from the first ${chunk.toLocaleString('en-US')} on`)
}

function grownBetween(readings: readonly Usage[], name: string): Measurement[] {
  const [first, last] = [readings[0], readings.at(-1)]
  const growth = (of: (usage: Usage) => number) => (first && last ? of(last) - of(first) : Number.NaN)
  const inMegabytes = (figure: string, value: number, goal: Goal): Measurement => ({
    kind: 'figure',
    name: `${name}: ${figure}`,
    unit: 'MB',
    value: value / 1e6,
    goal,
  })
  return [
    inMegabytes(
      'resident grew by',
      growth(({ rss }) => rss),
      { atMost: 10 },
    ),
    inMegabytes(
      'heap grew by',
      growth(({ heapUsed }) => heapUsed),
      { atMost: 10 },
    ),
    inMegabytes('most ever resident, garbage and all', last?.mostRss ?? Number.NaN, null),
    {
      kind: 'figure',
      name: `${name}: handles grew by`,
      unit: 'handles',
      value: growth(({ handles }) => sum(Object.values(handles))),
      goal: { exactly: 0 },
    },
  ]
}

async function openHost(home: string, { rest, socket, credential }: KiwoomPlace): Promise<Child> {
  const host = startChild('subjects/host.ts', ['--expose-gc'])
  await ask(host, { ask: 'open', home, kiwoom: { rest, socket, ...(credential && { credential }) } })
  return host
}

async function usageOf(host: Child): Promise<Usage> {
  return (await ask(host, { ask: 'usage' })) as Usage
}

function ask(host: Child, question: HostQuestion): Promise<unknown> {
  return host.ask(question)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
