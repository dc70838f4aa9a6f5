import fc from 'fast-check'
import { damagedText, type Fields, type Json, oddFigure } from '../../support/damage.ts'

const rowNames = [
  ...['pdno', 'prdt_name', 'trad_dvsn_name', 'hldg_qty', 'ord_psbl_qty', 'pchs_amt', 'evlu_amt'],
  ...['evlu_pfls_amt', 'evlu_pfls_rt', 'loan_dt', 'loan_amt'],
]
const sumNames = [
  ...['dnca_tot_amt', 'nxdy_excc_amt', 'prvs_rcdl_excc_amt', 'tot_loan_amt', 'pchs_amt_smtl_amt'],
  ...['evlu_amt_smtl_amt', 'evlu_pfls_smtl_amt', 'tot_evlu_amt'],
]
const bodyNames = [
  ...['output1', 'output2', 'rt_cd', 'msg_cd', 'error_code', 'ctx_area_fk100', 'ctx_area_nk100'],
  ...['__proto__', 'constructor'],
]

const codes = [
  'KR5370AB1234',
  'KRZ500395135',
  'KR7005930003',
  'KR7000660001',
  'KR7005930004',
  'Q500001',
  '0011A0',
]

const words: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  ...codes,
  ...['KR700593000X', 'KR70155E0007'],
  ...[
    'A005930',
    '005930_NX',
    '0011A0',
    '0011a0',
    '5930',
    ' 005930 ',
    '005930\n',
    '\u3000005930',
    '００５９３０',
  ],
  ...[
    'KR7005930003X',
    'US0378331005',
    '',
    ' ',
    '현금',
    '현금   ',
    '자기융자',
    '현 금',
    '00000000',
    '20261012',
  ],
  ...[
    '99999999999999999999',
    'x'.repeat(201),
    'x'.repeat(200),
    '\ufffd\ufffd',
    '-0.00',
    '-6.09',
    '12345678901234.5',
  ],
  ...['9007199254740991', '9007199254740992', '-9007199254740991', '1', 'EGW00201', '":"', '\\":{'],
)

const value = fc.oneof({ weight: 2, arbitrary: words }, { weight: 2, arbitrary: oddFigure })

type Damage = (body: Fields) => void

const isObject = (one: Json | undefined): one is Fields =>
  typeof one === 'object' && one !== null && !Array.isArray(one)

const listIn = (body: Fields, name: string): readonly Json[] => {
  const list = body[name]
  return Array.isArray(list) ? list : []
}

const within = (list: string, names: readonly string[], values = value): fc.Arbitrary<Damage> =>
  fc
    .record({ name: fc.constantFrom(...names), where: fc.nat(), one: values, removes: fc.boolean() })
    .map(({ name, where, one, removes }) => (body: Fields) => {
      const all = listIn(body, list)
      const row = all[where % Math.max(1, all.length)]
      if (!isObject(row)) return
      if (removes && where % 3 === 0) delete row[name]
      else row[name] = structuredClone(one)
    })

const around: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.constantFrom(...bodyNames), value).map(([name, one]) => (body: Fields) => {
    body[name] = structuredClone(one)
  }),
  fc.constantFrom<Damage>(
    (body) => void delete body.output2,
    (body) => void Object.assign(body, { output2: listIn(body, 'output2')[0] ?? null }),
    (body) => void Object.assign(body, { output2: [...listIn(body, 'output2'), {}] }),
    (body) => void Object.assign(body, { output1: [] }),
    (body) => void Object.assign(body, { output1: [], output2: [] }),
    (body) => void Object.assign(body, { output1: [...listIn(body, 'output1'), null] }),
    (body) => void Object.assign(body, { rt_cd: '1', msg_cd: 'EGW00201' }),
  ),
)

const damage = fc.oneof(
  { weight: 8, arbitrary: within('output1', rowNames) },
  { weight: 4, arbitrary: within('output2', sumNames) },
  { weight: 2, arbitrary: around },
  { weight: 1, arbitrary: within('output1', ['pdno'], fc.constantFrom<Json>(...codes)) },
)

const textual = damagedText({
  names: [...rowNames, ...sumNames, ...bodyNames],
  values: value,
  more: [(text) => text.replace('"pdno"', '"pdn\\u006f"'), () => '<html><title>점검</title>'],
})

export interface DamagedPage {
  readonly body: string
  /** tr_cont */
  readonly more: string
}

/** A page of the simulator's with a few of its rows, damaged in up to four places and sometimes in the text. */
export const damagedAccount = (golden: string): fc.Arbitrary<DamagedPage> =>
  fc
    .record({
      from: fc.nat(8),
      count: fc.integer({ min: 1, max: 3 }),
      damages: fc.array(damage, { maxLength: 4 }),
      textually: textual,
      more: fc.constantFrom('D', 'D', 'D', '', 'E', 'F', 'M', 'X'),
    })
    .map(({ from, count, damages, textually, more }) => {
      const body: Fields = JSON.parse(golden)
      body.output1 = listIn(body, 'output1').slice(from, from + count)
      for (const each of damages) each(body)
      return { body: textually(JSON.stringify(body)), more }
    })
