import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { toTick } from '../../../electron/brokers/kiwoom/realtime/tick.ts'
import type { TradeEntry } from '../../../electron/brokers/kiwoom/realtime/wireSchema.ts'
import { Tick } from '../../../shared/domain/quote.ts'
import { golden } from './support/golden.ts'

/** 2026-11-20 16:52:10 KST, two seconds after the documented trade. */
const receivedAt = Date.UTC(2026, 10, 20, 7, 52, 10)

/** The guide's example with other values; `undefined` takes a field out. */
function entryWith(changes: Record<string, unknown>, item = '005930') {
  const frame = JSON.parse(golden('kiwoom_ws_0B_doc'))
  Object.assign(frame.data[0].values, changes)
  frame.data[0].item = item
  const decoded = decodeFrame(JSON.stringify(frame))
  return decoded.kind === 'real' ? decoded.entries[0] : undefined
}

function tickWith(changes: Record<string, unknown>): Tick | { unreadable: string } {
  const entry = entryWith(changes)
  expect(entry?.kind).toBe('trade')
  return toTick(entry as TradeEntry, receivedAt, 'live')
}

test("the guide's own example comes through exactly", () => {
  const tick = tickWith({})
  expect(tick).toEqual({
    code: '005930',
    environment: 'live',
    by: '0B',
    price: 20_800,
    sign: 'down',
    change: -50,
    changePercent: '-0.24',
    volume: 30_379_732,
    turnover: 632_640,
    open: 20_850,
    tradedAt: Date.UTC(2026, 10, 20, 7, 52, 8),
    receivedAt,
  })
  expect(Tick.safeParse(tick).success).toBe(true)
})

test.each([
  ['a double sign', { '11': '--50' }, { change: -50 }],
  ['padding and blanks', { '10': ' 00020800 ', '13': '0030379732' }, { price: 20_800, volume: 30_379_732 }],
  ['commas where they belong', { '10': '+20,800', '14': '632,640' }, { price: 20_800, turnover: 632_640 }],
  [
    'an unchanged price',
    { '10': '20800', '11': '-0', '12': '-0.00', '25': '3' },
    { change: 0, changePercent: '0.00', sign: 'flat' },
  ],
  [
    'up',
    { '10': '+20800', '11': '+50', '12': '+0.24', '25': '2' },
    { change: 50, changePercent: '0.24', sign: 'up' },
  ],
  ['상한', { '11': '4800', '12': '30.00', '25': '1' }, { sign: 'limit-up' }],
  ['하한', { '11': '-8900', '12': '-29.97', '25': '4' }, { sign: 'limit-down' }],
  ['a change too small for the rate', { '11': '-50', '12': '0.00' }, { change: -50, changePercent: '0.00' }],
  ['before the open', { '16': '0' }, { open: null }],
  ['an opening price with a direction', { '16': '-20850' }, { open: 20_850 }],
] as const)('%s', (_, changes, expected) => {
  expect(tickWith(changes)).toMatchObject(expected)
})

test('-0 is zero', () => {
  const tick = tickWith({ '11': '-0', '12': '0.00', '25': '3' })
  expect('change' in tick && Object.is(tick.change, 0)).toBe(true)
})

test.each([
  ['11', 'change'],
  ['12', 'changePercent'],
  ['13', 'volume'],
  ['14', 'turnover'],
  ['16', 'open'],
  ['20', 'tradedAt'],
  ['25', 'sign'],
])('field %s: missing or blank is not sent, nonsense makes the whole unreadable', (field, name) => {
  for (const blank of [undefined, '', '   '])
    expect(tickWith({ [field]: blank })).toMatchObject({ price: 20_800, [name]: null })
  for (const nonsense of ['x', '1e3', '99999999999999999999', '1,2,3'])
    expect(tickWith({ [field]: nonsense })).toEqual({ unreadable: expect.stringContaining(field) })
})

test('without a price there is no tick', () => {
  for (const price of ['', ' ', '0', '-0', '+', 'x', '20800.5', '2,08,00', '0.00'])
    expect(tickWith({ '10': price }), price).toEqual({ unreadable: 'price (10)' })
  for (const price of [undefined, null, 20800])
    expect(entryWith({ '10': price })?.kind).toBe('unreadable-trade')
})

test.each([
  ['하락, and a rise', { '25': '5', '11': '+50', '12': '+0.24' }],
  ['상승, and a fall', { '25': '2' }],
  ['보합, and a fall', { '25': '3' }],
  ['하락, and nothing changed', { '11': '0', '12': '0.00' }],
  ['하락, and a rate that rises', { '12': '+0.24' }],
  ['하락, a rate that rises, and no change sent', { '11': '', '12': '+0.24' }],
  ['a fall, a rate that rises, and no sign sent', { '25': '', '12': '+0.24' }],
])('%s: neither is believed', (_, changes) => {
  expect(tickWith(changes)).toEqual({ unreadable: 'directions (25, 11, 12)' })
})

test('a rise by the whole price leaves no previous close', () => {
  const changes = { '25': '2', '12': '' }
  expect(tickWith({ ...changes, '11': '+20800' })).toEqual({ unreadable: 'change (11)' })
  expect(tickWith({ ...changes, '11': '+20799' })).toMatchObject({ change: 20_799 })
})

describe('whose price it is', () => {
  test.each(['005930_AL', '005930_NX', '0011A0_NX'])('%s is not KRX, and nobody asked for it', (item) => {
    expect(entryWith({}, item)).toEqual({ kind: 'other', type: '0B' })
  })

  test.each(['', '00593', '0059300', '005930_XX', '00593a', ' 005930', '005930_NX '])(
    '"%s" is no item',
    (item) => {
      expect(entryWith({}, item)?.kind).toBe('unreadable-trade')
    },
  )

  test('a plain code with NXT as its exchange tells two stories', () => {
    expect(tickWith({ '9081': '2' })).toEqual({ unreadable: 'exchange (9081) of a plain code' })
    for (const told of ['1', '', undefined])
      expect(tickWith({ '9081': told })).toMatchObject({ price: 20_800 })
  })

  test('letters in a code are no obstacle', () => {
    expect(entryWith({}, '0011A0')).toMatchObject({ kind: 'trade', code: '0011A0' })
  })
})

test('a trade before midnight that is heard after it was yesterday', () => {
  const midnight = Date.UTC(2026, 10, 20, 15, 0, 1)
  const entry = entryWith({ '20': '235959' }) as TradeEntry
  expect(toTick(entry, midnight, 'live')).toMatchObject({ tradedAt: midnight - 2000 })
})
