import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { toTick } from '../../../electron/brokers/kiwoom/realtime/tick.ts'
import { Tick } from '../../../shared/domain/quote.ts'
import { damagedText, oddFigure } from '../support/damage.ts'
import { expectAsSpecified } from './support/bySchema.ts'
import { golden } from './support/golden.ts'
import { tradeFacts, tradesIn } from './support/tradeOracle.ts'

const frames = 100_000
const halfDay = 12 * 3_600_000
/** 2026-11-20 16:52:10 KST. */
const receivedAt = Date.UTC(2026, 10, 20, 7, 52, 10)
const documented = golden('kiwoom_ws_0B_doc')

const read = ['10', '11', '12', '13', '14', '16', '20', '25', '9081']
const odd = fc.oneof(
  { weight: 3, arbitrary: oddFigure },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['0', '-0', '+0', '--50', '+-50', '-+0.24', '50', '+50', '-50', '0.24', '-0.24', '+0.24', '0.00'],
      ...[
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        ' 5 ',
        '165208',
        '000000',
        '235959',
        '240000',
        '1652',
        '20,800',
        '2,0800',
      ],
      ...['20800', '20799', '+20800', '-20801', '9007199254740993', '1.5', '', ' ', '０', '−50'],
    ),
  },
)
const items = fc.constantFrom<unknown>(
  ...['005930', '0011A0', '005930_AL', '005930_NX', '005930_XX', '00593', '', 'ABCDEF_A', null, 5930],
)

interface Entry {
  type: unknown
  item: unknown
  values: Record<string, unknown>
}

const damage = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.constantFrom(...read), odd, fc.nat(5))
      .map(([field, value, way]) => (entry: Entry) => {
        if (way === 0) delete entry.values[field]
        else entry.values[field] = structuredClone(value)
      }),
  },
  {
    weight: 2,
    arbitrary: items.map((item) => (entry: Entry) => {
      entry.item = item
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>('0B', '1h', '0A', '', null, 0).map((type) => (entry: Entry) => {
      entry.type = type
    }),
  },
)

const damagedEntry = fc.array(damage, { maxLength: 4 }).map((damages) => {
  const entry: Entry = JSON.parse(documented).data[0]
  for (const each of damages) each(entry)
  return entry
})

const damagedFrame = fc
  .tuple(
    fc.array(fc.oneof({ weight: 12, arbitrary: damagedEntry }, { weight: 1, arbitrary: odd }), {
      minLength: 1,
      maxLength: 3,
    }),
    damagedText({ names: [...read, 'item', 'type', 'values', '__proto__'], values: odd, more: [] }),
  )
  .map(([data, textually]) => textually(JSON.stringify({ trnm: 'REAL', data })))

test('the decoder written by hand reads every trade as the specification does', () => {
  fc.assert(fc.property(damagedFrame, expectAsSpecified), { numRuns: frames / 2 })
})

test('a hostile trade gives the exact figures or a report, never a wrong price', () => {
  let exact = 0
  let reported = 0
  fc.assert(
    fc.property(damagedFrame, (text) => {
      const expected = tradesIn(text)
      const frame = decodeFrame(text)
      const entries = frame.kind === 'real' ? frame.entries : []
      const ours = entries.filter(({ kind }) => kind === 'trade' || kind === 'unreadable-trade')
      expect(ours.length).toBe(expected.length)
      for (const [at, entry] of ours.entries()) {
        const tick = entry.kind === 'trade' ? toTick(entry, receivedAt, 'live') : null
        if (!tick || 'unreadable' in tick) {
          reported++
          if (expected[at]) expect.fail(`${JSON.stringify(tick)} is readable: ${text}`)
          continue
        }
        exact++
        if (!isDeepStrictEqual(tradeFacts(tick), expected[at])) expect(tradeFacts(tick)).toEqual(expected[at])
        if (Math.abs((tick.tradedAt ?? receivedAt) - receivedAt) > halfDay) expect.fail(`not near: ${text}`)
        if (!Tick.safeParse(tick).success) expect.fail(`against the contract: ${text}`)
      }
    }),
    { numRuns: frames },
  )
  // The frames were neither all harmless nor all hopeless.
  expect(exact).toBeGreaterThan(frames / 10)
  expect(reported).toBeGreaterThan(frames / 10)
})
