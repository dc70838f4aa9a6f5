import { expect, test } from 'vitest'
import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import { createRandom } from '../../../electron/simulator/random.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { until } from '../../support/until.ts'
import { type Fault, lossesOf, lostLines, registrationRefused, takenOver } from './support/faults.ts'
import { taking } from './support/takenQuotes.ts'
import { fastClock, type Watching, watching } from './support/watching.ts'

const rounds = 40
const listed = ['036480', '042930', '0031K0', '298470', '068120', '115520']

const faults: readonly Fault[] = [...lostLines, registrationRefused, takenOver()]

/** What goes wrong while a wish is being fulfilled; now and then nothing does. */
async function disturbed(kiwoom: KiwoomSimulator, client: Watching, random: () => number) {
  const fault = faults[Math.floor(random() * faults.length)]
  if (random() < 0.2) return
  const losses = lossesOf(client)
  await fault?.(kiwoom, client)
  await until('the fault to be noticed', () => lossesOf(client) > losses)
}

test('through forty faults the simulator holds what is wanted, and its prices come out exact', async () => {
  const clock = fastClock(10)
  const random = createRandom(20_261_120)
  await using simulator = await startSimulator({ clock, seed: 3, day: 'quiet', pingPeriod: 1000 })
  const { kiwoom } = simulator
  await using client = watching(kiwoom, { clock })
  await using told = taking(client.quotes)
  for (let round = 0; round < rounds; round++) {
    const wanted = listed.filter(() => random() < 0.6)
    await client.live()
    client.quotes.want(wanted)
    await disturbed(kiwoom, client, random)
    await until('a line', () => {
      if (client.statuses().at(-1)?.phase === 'backing-off') client.source.reconnect()
      return kiwoom.counters.tradeItems === wanted.length && client.statuses().at(-1)?.phase === 'live'
    })
    await told.until('what is wanted', wanted)
    const before = told.ticks().length
    const sent = wanted.map((code, n) => {
      const price = 10_000 + round * 100 + n * 50
      expect(kiwoom.tick(code, { price }), code).toBe(1)
      return [code, price]
    })
    await until('the prices', () => told.ticks().length >= before + wanted.length)
    expect(
      told
        .ticks()
        .slice(before)
        .map(({ code, price }) => [code, price])
        .toSorted(),
    ).toEqual(sent.toSorted())
  }
  expect(told.unreadable()).toEqual([])
  // While nothing is registered, no price is live.
  const kinds = told
    .signals()
    .map((signal) => (signal.kind === 'registered' ? signal.codes.length : signal.kind))
  for (const [at, kind] of kinds.entries()) if (kind === 0) expect(kinds[at + 1]).not.toBe('tick')
  expect(kinds.filter((kind) => kind === 0).length).toBeGreaterThan(rounds / 3)
  expect(kiwoom.counters.mostSockets).toBe(1)
})

test('what is asked for agrees with what is told', async () => {
  await using simulator = await startSimulator({ clock: fastClock(1), seed: 3, day: 'quiet' })
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await using told = taking(client.quotes)
  client.quotes.want(['036480'])
  await told.until('it', ['036480'])
  kiwoom.tick('036480', { price: 33_050, shares: 82 })
  await until('the trade', () => told.ticks().length === 1)
  const answer = await client.quotes.ask('036480', new AbortController().signal)
  if (answer.kind !== 'answered') return expect.fail(JSON.stringify(answer))
  const [tick] = told.ticks()
  const { price, sign, change, changePercent, volume, open } = answer.answer
  expect({ price, sign, change, changePercent, volume, open }).toEqual({
    price: 33_050,
    sign: 'down',
    change: -350,
    changePercent: '-1.05',
    volume: tick?.volume,
    open: tick?.open,
  })
})

test('refused or not answered, the prices never cost the VIs', async () => {
  const clock = fastClock(10)
  await using simulator = await startSimulator({ clock, seed: 3, day: 'quiet', pingPeriod: 1000 })
  const { kiwoom } = simulator
  await using client = watching(kiwoom, { clock })
  await using told = taking(client.quotes)
  await client.live()
  kiwoom.refuseTradeRegistration(105110, 2)
  client.quotes.want(['036480'])
  await told.until('the third attempt', ['036480'])
  kiwoom.withholdTradeRegistrationAnswer()
  client.quotes.want(['042930'])
  await told.until('what was removed', [])
  kiwoom.trigger()
  await until('the VI', () => client.sightings().length > 0)
  expect(client.statuses().filter(({ loss }) => loss !== null)).toEqual([])
})
