import { expect, test } from 'vitest'
import type { PageFault } from '../../../electron/simulator/kiwoom/faults.ts'
import { documentedIssue, listedIssues, listedNotes } from '../../../electron/simulator/market/issues.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { InstrumentList } from '../../../shared/domain/instruments.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { instrumentClient } from './support/restClient.ts'

/** 2026-11-20 08:00:00 KST. */
const eight = Date.UTC(2026, 10, 19, 23)
const never = new AbortController().signal
const issues = [documentedIssue, ...listedIssues, ...listedNotes]

async function open() {
  const clock = createWatchedClock(eight)
  const simulator = await startSimulator({ clock, seed: 11, day: 'quiet' })
  const { kiwoom } = simulator
  const client = instrumentClient(kiwoom, clock)
  return {
    kiwoom,
    ask: () => carried(clock, client.instruments.ask(never)),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

test('every issue of the market comes once, as the market has it', async () => {
  await using day = await open()
  const outcome = await day.ask()
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
  const { entries, skipped } = InstrumentList.parse(outcome.answer)
  expect(skipped).toBe(0)
  // Five pages, and no refusal for asking too often.
  expect([day.kiwoom.counters.requests, day.kiwoom.counters.refusals]).toEqual([5, {}])
  const found = new Map(entries.map((entry) => [entry.code, entry]))
  expect([entries.length, found.size]).toEqual([issues.length, issues.length])
  for (const { code, name, market, previousClose, nxt, fund } of issues) {
    const note = listedNotes.some((each) => each.code === code)
    expect(found.get(code)).toMatchObject({
      name,
      kind: note ? 'ETN' : fund ? 'ETF' : 'stock',
      market: fund ? null : market,
      lastPrice: { kind: 'sent', value: previousClose },
      tradedOnNxt: nxt,
    })
  }
  const warnings = new Set(entries.map(({ warning }) => warning))
  expect([...warnings].toSorted()).toEqual([
    ...['etf-caution', 'liquidation', 'none', 'overheated', 'risk', 'warned'],
  ])
})

const broken: readonly (readonly [PageFault, object])[] = [
  ['refused', { kind: 'refused', code: '1999' }],
  ['cut-off', { kind: 'unreadable' }],
  ['same-key', { kind: 'unreadable', what: 'a page that comes again' }],
  ['same-rows', { kind: 'unreadable', what: expect.stringMatching(/^mrkt_tp 0: \w{6} comes again$/) }],
  ['changed-row', { kind: 'unreadable', what: expect.stringMatching(/^mrkt_tp 0: \w{6} comes again$/) }],
]

test.each(broken)(
  'a second page that is %s leaves no list, and the next question is whole',
  async (fault, trouble) => {
    await using day = await open()
    day.kiwoom.breakPage(fault)
    expect(await day.ask()).toMatchObject({ kind: 'troubled', trouble })
    day.kiwoom.heal()
    expect(await day.ask()).toMatchObject({ kind: 'answered' })
  },
)
