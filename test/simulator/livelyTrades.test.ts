import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ListedIssue, listedIssues } from '../../electron/simulator/market/issues.ts'
import { until } from '../support/until.ts'
import { type BareClient, logIn, type ViEntry, wholeMarket } from './support/bareClient.ts'
import { morning, simulate } from './support/simulate.ts'
import { magnitude, registerTrades } from './support/tradeWatcher.ts'

const minute = 60_000
/** The fake clock outruns a client's echoes. */
const noPings = 1e12
/** 2026-11-21 00:00:00 in Korea. */
const midnight = Date.UTC(2026, 10, 20, 15)

interface Times {
  readonly seed: number
  readonly start: number
  readonly span: number
}

/** What a client hears that registers these items, then the VIs. */
async function heardBy(items: readonly string[], { seed, start, span }: Times) {
  await using day = await simulate({ seed, start, day: 'lively', pingPeriod: noPings })
  await using client = await logIn(day.kiwoom)
  await registerTrades(client, items)
  client.say({ ...wholeMarket, refresh: '1' })
  await until(
    'the registration',
    () => day.kiwoom.counters.registrations === Math.ceil(items.length / 100) + 1,
  )
  for (let passed = 0; passed < span; passed += minute)
    await day.clock.advance(Math.min(minute, span - passed))
  await everythingRead(client)
  return { entries: client.vis(), ledger: day.kiwoom.ledger }
}

async function everythingRead(client: BareClient) {
  const from = client.heard.length
  client.say({ trnm: 'CNSRLST' })
  await client.hears('CNSRLST', from)
}

/** Those that get a VI meanwhile, by the items on which their trades are told. */
async function strickenItems(times: Times, most: number): Promise<readonly string[]> {
  const { ledger } = await heardBy([], times)
  const items = ledger.map(({ interruption: { code, venue } }) => (venue === 'NXT' ? `${code}_NX` : code))
  return [...new Set(items)].slice(0, most)
}

const issueOf = (item: string): ListedIssue => {
  const issue = listedIssues.find(({ code }) => code === item.slice(0, 6))
  if (!issue) throw new Error(`${item} is not listed.`)
  return issue
}

/** An issue's trades and VIs on one item, in the order in which they came; the VI's copy for the combined view is left out. */
function storyOf(item: string, entries: readonly ViEntry[]): readonly ViEntry[] {
  return entries.filter((entry) => entry.item === item)
}

/** HHMMSS of what an entry tells. */
function timeOf({ type, values }: ViEntry): string {
  if (type === '0B') return `${values['20']}`
  return `${values['1224'] === '000000' ? values['1223'] : values['1224']}`
}

const priceOf = ({ values }: ViEntry) => magnitude(values['10'])
const isRelease = ({ values }: ViEntry) => values['1224'] !== '000000'

/** That figures of one trade agree with each other and with those of the trade before. */
function expectAgreement({ values }: ViEntry, before: ViEntry | undefined, issue: ListedIssue): void {
  const figure = (fid: string) => Number(values[fid])
  const price = magnitude(values['10'])
  const change = price - issue.previousClose
  expect(values['10']).toBe(`${change > 0 ? '+' : change < 0 ? '-' : ''}${price}`)
  expect(figure('11')).toBe(change)
  expect(Math.abs(figure('12') - (change * 100) / issue.previousClose)).toBeLessThanOrEqual(0.00501)
  expect(magnitude(values['18'])).toBeLessThanOrEqual(price)
  expect(magnitude(values['17'])).toBeGreaterThanOrEqual(price)
  expect(magnitude(values['28'])).toBeLessThan(magnitude(values['27']))
  const shares = Math.abs(figure('15'))
  expect(shares).toBeGreaterThan(0)
  const isOfAnotherDay = before !== undefined && `${before.values['20']}` > `${values['20']}`
  if (!before || isOfAnotherDay) return
  expect(figure('13') - Number(before.values['13'])).toBe(shares)
  const millions = figure('14') - Number(before.values['14'])
  expect(Math.abs(millions - (shares * price) / 1_000_000)).toBeLessThanOrEqual(1)
  expect(values['16']).toBe(before.values['16'])
}

/** Whether a price calls no VI that is measured from the reference. */
const isWithin = (price: number, reference: string | undefined, percent: number) =>
  Math.abs(price - Number(reference)) * 100 < Number(reference) * percent

/** That trades lead to a VI as its frame tells it. */
function expectTriggered(vi: ViEntry, trades: readonly ViEntry[], issue: ListedIssue): void {
  const { values } = vi
  const [before, breaking] = [trades.at(-2), trades.at(-1)]
  if (!breaking) throw new Error(`${vi.item}: a VI without a trade.`)
  expect(priceOf(breaking)).toBe(Number(values['1221']))
  expect(breaking.values['20']).toBe(values['1223'])
  if (!before) return
  const dynamic = issue.kospi200 ? 3 : 6
  if (values['1236'] !== '0') expect(isWithin(priceOf(before), values['1236'], 10)).toBe(true)
  if (values['1237'] !== '0') expect(isWithin(priceOf(before), values['1237'], dynamic)).toBe(true)
  // KRX: what is the reference of a dynamic VI is the last trade.
  if (values['1237'] !== '0') expect(priceOf(before)).toBe(Number(values['1237']))
}

/** Follows one item from its first trade to the last; answers how many VIs it saw whole. */
function expectConsistent(item: string, entries: readonly ViEntry[]): number {
  const issue = issueOf(item)
  const isNxt = item.endsWith('_NX')
  const trades: ViEntry[] = []
  let running: ViEntry | undefined
  let auction: number | undefined
  let whole = 0
  let before = ''
  for (const entry of storyOf(item, entries)) {
    // A new day begins from its opening, whatever an auction of the old one came to.
    if (timeOf(entry) < before) auction = undefined
    before = timeOf(entry)
    if (entry.type === '0B') {
      const isAuctions = running !== undefined
      expect(!isAuctions || priceOf(entry) !== undefined).toBe(true)
      if (!isNxt) expectAgreement(entry, trades.at(-1), issue)
      trades.push(entry)
      continue
    }
    if (!isRelease(entry)) {
      expectTriggered(entry, trades, issue)
      if (!isNxt && entry.values['1236'] !== '0') {
        const open = magnitude(trades.at(-1)?.values['16'])
        if (auction !== undefined) expect(Number(entry.values['1236'])).toBe(auction)
        else if (entry.values['1490'] === '1') expect(Number(entry.values['1236'])).toBe(open)
      }
      running = entry
      trades.push(entry)
      continue
    }
    if (running) {
      const since = trades.slice(trades.lastIndexOf(running) + 1)
      // Between a VI and its release nothing is traded but what ends it.
      expect(since.map(({ values }) => values['20'])).toEqual([entry.values['1224']])
      const last = since[0]
      if (last && !isNxt) {
        const isOpening = `${entry.values['1224']}` < `${running.values['1223']}`
        auction = priceOf(last)
        if (isOpening) expect(auction).toBe(magnitude(last.values['16']))
        else expect(Math.abs(auction / Number(running.values['1221']) - 1)).toBeLessThan(0.02)
      }
      whole += 1
      trades.splice(0, trades.length, ...since)
    }
    running = undefined
  }
  return whole
}

/** That no trade leaps from the one before as far as would call a dynamic VI, but where one was called. */
function expectNoLeaps(item: string, entries: readonly ViEntry[]): void {
  const dynamic = issueOf(item).kospi200 ? 3 : 6
  const story = storyOf(item, entries)
  for (const [n, entry] of story.entries()) {
    const [before, after] = [story[n - 1], story[n + 1]]
    if (entry.type !== '0B' || before?.type !== '0B') continue
    if (after?.type === '1h' || `${before.values['20']}` > `${entry.values['20']}`) continue
    expect(
      Math.abs(priceOf(entry) / priceOf(before) - 1) * 100,
      `${item} ${entry.values['20']}`,
    ).toBeLessThan(dynamic)
  }
}

const moments = fc.record({
  seed: fc.nat(),
  // Half of them in the minutes before midnight, where one day's market hands over to the next.
  start: fc.oneof(
    fc.integer({ min: morning, max: morning + 14 * 60 * minute }),
    fc.integer({ min: midnight - 8 * minute, max: midnight - 4 * minute }),
  ),
})

test('at any hour trades tell the VIs that come, and nothing is traded in an auction', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (moment) => {
      const times = { ...moment, span: 6 * minute }
      const items = await strickenItems(times, 24)
      const { entries } = await heardBy(items, times)
      const whole = items.reduce((sum, item) => sum + expectConsistent(item, entries), 0)
      expect(whole).toBeGreaterThan(8)
      for (const item of items.filter((each) => !each.endsWith('_NX'))) expectNoLeaps(item, entries)
    }),
    { numRuns: 4, endOnFailure: true },
  )
})

test('a simulator started later tells the same trades, to the last figure', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async ({ seed, start }) => {
      const restart = start + 5 * minute
      const planned = listedIssues.filter((_, n) => n % 7 !== 0).slice(0, 20)
      const items = planned.map(({ code }) => code)
      const earlier = await heardBy(items, { seed, start, span: 8 * minute })
      const later = await heardBy(items, { seed, start: restart, span: 3 * minute })
      const tradesOf = (entries: readonly ViEntry[], item: string) =>
        storyOf(item, entries)
          .filter(({ type }) => type === '0B')
          .map(({ values }) => JSON.stringify(values))
      let told = 0
      for (const item of items) {
        const own = tradesOf(later.entries, item)
        told += own.length
        expect(own).toEqual(tradesOf(earlier.entries, item).slice(-own.length || Number.POSITIVE_INFINITY))
      }
      expect(told).toBeGreaterThan(500)
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

test('the first VI of a greeting is of an issue that the account holds', async () => {
  const own = ['042930', '0093L0']
  for (const seed of [1, 2, 3]) {
    const { ledger } = await heardBy([], { seed, start: morning + seed, span: 1000 })
    const first = ledger.find(({ interruption }) => interruption.triggeredAt === morning + seed + 500)
    expect(own).toContain(first?.interruption.code)
  }
})
