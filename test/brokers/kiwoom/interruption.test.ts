import { expect, test } from 'vitest'
import { decimal, wholeNumber } from '../../../electron/brokers/kiwoom/figures.ts'
import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { toInterruption } from '../../../electron/brokers/kiwoom/realtime/vi.ts'
import type { InterruptionEntry } from '../../../electron/brokers/kiwoom/realtime/wireSchema.ts'
import { golden } from './support/golden.ts'

/** 2026-11-20 11:47:00 KST. */
const receivedAt = Date.UTC(2026, 10, 20, 2, 47)
const kst = (hours: number, minutes: number, seconds: number) =>
  Date.UTC(2026, 10, 20, hours - 9, minutes, seconds)

function entryOf(name: string): InterruptionEntry {
  const frame = decodeFrame(golden(name))
  const entry = frame.kind === 'real' ? frame.entries[0] : undefined
  if (entry?.kind !== 'interruption') throw new Error(`${name} holds no VI`)
  return entry
}

const read = (entry: InterruptionEntry, at = receivedAt) => toInterruption(entry, at, 'live')
const changed = (values: Partial<InterruptionEntry['values']>, item?: string) => {
  const entry = entryOf('kiwoom_ws_1h_trigger_static_up')
  return read({ ...entry, item: item ?? entry.item, values: { ...entry.values, ...values } })
}

const staticUp = {
  id: '20261120-109670-114359-static',
  environment: 'live',
  issue: { code: '109670', name: '씨싸이트' },
  market: 'KOSDAQ',
  venues: ['combined'],
  kind: 'static',
  direction: 'up',
  triggerPrice: 3860,
  static: { reference: 3490, percent: '10.60' },
  dynamic: null,
  changePercent: '10.60',
  nth: 1,
  triggeredAt: kst(11, 43, 59),
  releasedAt: null,
  receivedAt,
}

test('a static trigger upwards is read whole', () => {
  expect(read(entryOf('kiwoom_ws_1h_trigger_static_up'))).toEqual(staticUp)
})

test('a release is the same event with the time of its release', () => {
  expect(read(entryOf('kiwoom_ws_1h_release_static_up'))).toEqual({
    ...staticUp,
    venues: ['KRX'],
    releasedAt: kst(11, 46, 11),
  })
})

test('a dynamic trigger downwards without name, market and change says what it says and no more', () => {
  expect(read(entryOf('kiwoom_ws_1h_trigger_dynamic_down'))).toEqual({
    id: '20261120-078860-114602-dynamic',
    environment: 'live',
    issue: { code: '078860', name: null },
    market: null,
    venues: ['KRX'],
    kind: 'dynamic',
    direction: 'down',
    triggerPrice: 2700,
    static: null,
    dynamic: { reference: 2875, percent: '-6.09' },
    changePercent: null,
    nth: 1,
    triggeredAt: kst(11, 46, 2),
    releasedAt: null,
    receivedAt,
  })
})

test("the guide's own sample is a release", () => {
  expect(read(entryOf('kiwoom_ws_1h_doc_sample'))).toMatchObject({
    id: '20261120-005930-111454-static',
    triggerPrice: 4125,
    releasedAt: kst(11, 17, 3),
  })
})

test('a VI that broke both limits has both deviations', () => {
  const both = { kind: '동적+정적', kindCode: '3', dynamicReference: '3600', dynamicPercent: '+7.22' }
  expect(changed(both)).toMatchObject({
    kind: 'both',
    static: { reference: 3490, percent: '10.60' },
    dynamic: { reference: 3600, percent: '7.22' },
  })
})

test('the venue is told by the suffix of the item', () => {
  expect(changed({}, '109670')).toMatchObject({ venues: ['KRX'] })
  expect(changed({}, '109670_NX')).toMatchObject({ venues: ['NXT'] })
  expect(changed({}, '109670_AL')).toMatchObject({ venues: ['combined'] })
  expect(changed({ code: '0011A0' }, '0011A0_AL')).toMatchObject({ issue: { code: '0011A0' } })
})

test('an event of 23:59:59 that arrives past midnight belongs to the day before', () => {
  const midnight = Date.UTC(2026, 10, 20, 15, 0, 1)
  const entry = entryOf('kiwoom_ws_1h_trigger_static_up')
  const late = { ...entry, values: { ...entry.values, triggeredAt: '235959' } }
  expect(read(late, midnight)).toMatchObject({ id: '20261120-109670-235959-static' })
})

test.each([
  ['another issue than the item', changed({}, '005930_AL'), 'item'],
  ['an item with an unknown venue', changed({}, '109670_XX'), 'item'],
  ['no item', changed({}, ''), 'item'],
  ['a code that is none', changed({ code: '10967' }), '9001'],
  ['a kind in words that its number contradicts', changed({ kindCode: '2' }), '9068'],
  ['a kind nobody knows', changed({ kind: '정적+동적', kindCode: '3' }), '1225'],
  ['a third direction', changed({ direction: '3' }), '9069'],
  ['a price of zero', changed({ triggerPrice: '0' }), '1221'],
  ['no price', changed({ triggerPrice: '' }), '1221'],
  ['a price with a fraction', changed({ triggerPrice: '3860.5' }), '1221'],
  ['a price in powers of ten', changed({ triggerPrice: '1e3' }), '1221'],
  ['a price beyond exact numbers', changed({ triggerPrice: '9007199254740993' }), '1221'],
  ['a price in full-width digits', changed({ triggerPrice: '３８６０' }), '1221'],
  ['a time that is none', changed({ triggeredAt: '240000' }), '1223'],
  ['a release time that is none', changed({ releasedAt: '11461' }), '1224'],
  ['a release before its trigger', changed({ releasedAt: '114358' }), '1224'],
  ['a reference that is none', changed({ staticReference: '3,49' }), '1236'],
  ['a deviation that is none', changed({ staticPercent: '10.6%' }), '1238'],
  ['no count', changed({ nth: '' }), '1490'],
])('%s is unreadable, and the field is named', (_, result, field) => {
  expect(result).toEqual({ unreadable: expect.stringContaining(field) })
})

test('figures are read exactly as Kiwoom writes them: signs, double signs, padding, blanks', () => {
  const whole: [string | undefined, number | null | undefined][] = [
    ['+70000', 70000],
    ['-20800', 20800],
    ['--239', 239],
    ['00000197', 197],
    ['-0', 0],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', undefined],
    ['12345678901234567', undefined],
    ['1,234', 1234],
    ['12,34', undefined],
    ['+', undefined],
    ['', null],
    ['  ', null],
    [undefined, null],
  ]
  for (const [text, value] of whole) expect(wholeNumber(text), `"${text}"`).toBe(value)
  const decimals: [string | undefined, string | null | undefined][] = [
    ['+10.60', '10.60'],
    ['-6.09', '-6.09'],
    ['--6.09', '-6.09'],
    ['+-6.09', '-6.09'],
    ['0.00', '0.00'],
    ['-0.00', '0.00'],
    ['+010.60', '10.60'],
    ['7', '7'],
    ['.5', undefined],
    ['5.', undefined],
    ['1.2.3', undefined],
    ['1e3', undefined],
    ['1,234.5', undefined],
    ['', null],
    [undefined, null],
  ]
  for (const [text, value] of decimals) expect(decimal(text), `"${text}"`).toBe(value)
})
