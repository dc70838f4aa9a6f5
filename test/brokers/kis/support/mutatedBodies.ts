import fc from 'fast-check'
import { damagedText, type Fields, type Json } from '../../support/damage.ts'

/** What was asked for in every one of them. */
export const askedCode = '360750'

const texts = [
  ...['', ' ', '　', '0', '2', ' 2 ', '\u00a02', '2\n', '+2', '-2', '-0', '002', '00', '2.', '.5', '2.0'],
  ...[
    '1,234',
    '1e3',
    '0x10',
    '0b1',
    '0o7',
    'NaN',
    'Infinity',
    '-Infinity',
    '１２',
    '٣',
    '²',
    '½',
    '2주',
    '--2',
    '- 2',
  ],
  ...[
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '12345678901234567',
    '12345678901234567890',
  ],
  ...[
    '-9007199254740991',
    '-9007199254740992',
    '22020.0000',
    '-0.00',
    '-6.09',
    '010.60',
    '1234567890.123456',
  ],
  ...[
    '12345678901.2345',
    '12345678901.23456',
    '1.2.3',
    'null',
    'undefined',
    'true',
    '[]',
    '<b>',
    '\u0000',
    '\ud800',
  ],
  ...['360750', '360751', ' 360750  ', '005930', 'A360750', '360750_NX', 'KR7360750004', '３６０７５０'],
  // EUC-KR read as UTF-8.
  ...['\ufffd\ufffd\ufffd\ufffd', '2\ufffd', 'EGW00201', '1', '":"', '\\":{', 'a:b'],
]
const others: readonly Json[] = [
  ...[null, true, false, 0, 2, -2, 2.5, 1e21, 9007199254740991],
  ...[[], ['2'], {}, { ord_psbl_qty: '7' }, [{ pdno: '360750', ord_psbl_qty: '7' }], [[[]]]],
]

const hostile: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Json>(...texts) },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...others) },
  { weight: 2, arbitrary: fc.stringMatching(/^[+-]{0,1}\d{1,17}(\.\d{1,4})?$/) },
  { weight: 1, arbitrary: fc.string() },
)

const names = [
  ...['pdno', 'prdt_name', 'buy_qty', 'sll_qty', 'cblc_qty', 'nsvg_qty', 'ord_psbl_qty', 'pchs_avg_pric'],
  ...['pchs_amt', 'now_pric', 'evlu_amt', 'evlu_pfls_amt', 'evlu_pfls_rt'],
]
const envelopeNames = [
  'rt_cd',
  'msg_cd',
  'msg1',
  'error_code',
  'output',
  'output1',
  '__proto__',
  'constructor',
]

type Damage = (body: Fields) => void

const outputOf = (body: Fields): Fields => {
  const { output } = body
  return typeof output === 'object' && output !== null && !Array.isArray(output) ? output : {}
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom(...names), hostile).map(([name, value]) => (body: Fields) => {
      outputOf(body)[name] = structuredClone(value)
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...names).map((name) => (body: Fields) => {
      delete outputOf(body)[name]
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...envelopeNames), hostile).map(([name, value]) => (body: Fields) => {
      body[name] = structuredClone(value)
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Damage>(renamed, emptied, both, bothAndEmpty, gone, refused, blanked),
  },
)

function renamed(body: Fields): void {
  if ('output' in body) body.output1 = body.output ?? null
  delete body.output
}

/** Both of the documented keys, and they differ. */
function both(body: Fields): void {
  body.output1 = { ...outputOf(body), ord_psbl_qty: '999' }
}

function bothAndEmpty(body: Fields): void {
  both(body)
  body.output = null
}

function emptied(body: Fields): void {
  body.output = {}
}

function blanked(body: Fields): void {
  body.output = Object.fromEntries(names.map((name) => [name, ' ']))
}

function gone(body: Fields): void {
  delete body.output
}

function refused(body: Fields): void {
  body.rt_cd = '1'
  body.msg_cd = 'EGW00201'
}

const textual = damagedText({
  names: [...names, 'ord_psbl_qty', 'pdno', ...envelopeNames],
  values: hostile,
  more: [
    (text) => text.replaceAll('"2"', '"\\u0032"'),
    (text) => text.replace('"rt_cd"', '"ord_psbl_qt\\u0079":"9","rt_cd"'),
    (text) => text.replace('"ord_psbl_qty"', '"ord_psbl_qty":"9","ord_psbl_qt\\u0079"'),
    () => '<!DOCTYPE html><html><title>점검</title><body>{"output":{"ord_psbl_qty":"7"}}</body></html>',
  ],
})

/** The captured answer, damaged in up to three places and sometimes in the text; a few are left whole. */
export const mutatedBody = (golden: string): fc.Arbitrary<string> =>
  fc.tuple(fc.array(damage, { maxLength: 3 }), textual).map(([damages, textually]) => {
    const body: Fields = JSON.parse(golden)
    for (const each of damages) each(body)
    return textually(JSON.stringify(body))
  })
