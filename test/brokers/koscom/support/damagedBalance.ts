import fc from 'fast-check'
import { damagedText, type Fields, type Json, oddFigure } from '../../support/damage.ts'
import { documented } from './koscomServer.ts'

/** Numbers travel as "#1.0E10#" until the body is a text, so that each is damaged as it is written. */
const golden = documented('koscom_balance_search.json').replace(/(: )(-?\d+\.\d+)/g, '$1"#$2#"')
const released = (json: string) => json.replace(/"#([^"#]*)#"/g, '$1')

const written = fc.oneof(
  fc.constantFrom(
    ...[
      '9.816358E7',
      '1.0E10',
      '1E+3',
      '1.5E0',
      '12e-1',
      '10E-1',
      '-0.0',
      '0E5',
      '1e400',
      '-1E999',
      '1E-400',
    ],
    '9007199254740991.0',
    '9007199254740992',
    '9007199254740990.6',
    '6976542.00000000001',
    '0.1',
    '-1.0',
    ...[
      '1.0E15',
      '9.007199254740993E15',
      '123456789012345678901',
      '0.00000000000000000001',
      '7',
      '01',
      '1.',
      '.5',
    ],
    'NaN',
    'Infinity',
    '1.0000000000000000000000000000000000000000000000',
    '1.005E1',
    '-19.72',
  ),
  fc.stringMatching(/^-?(0|[1-9]\d{0,16})\.\d{1,4}(E-?\d{1,2})?$/),
  fc.integer().map((whole) => `${whole}.0`),
)

const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: written.map((text) => `#${text}#`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>('', 'null', null, ' ', 'NULL', 'ALL', 'SUM', 'CRD', '200', '4001'),
  },
  { weight: 2, arbitrary: oddFigure },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>([], {}, [[]], 'KR7005930003', 'kr7', { isinCode: 'KR7005930003' }),
  },
)

const names = [
  ...[
    'cashBalance',
    'd1',
    'substiture',
    'valAtTrade',
    'valAtCur',
    'valueAtCur',
    'proLoss',
    'qty',
    'earningRate',
  ],
  ...[
    'isinCode',
    'fundCode',
    'assetName',
    'productName',
    'tradeType',
    'assetType',
    'page',
    'totalCnt',
    'summary',
  ],
  ...[
    'balance',
    'equityList',
    'fundList',
    'etcList',
    'resp',
    'respCode',
    'vtAccNo',
    'queryResult',
    'category',
  ],
  '__proto__',
  'constructor',
  'error',
]

type Place = readonly [container: Json[] | Fields, key: string]

function placesOf(node: Json): readonly Place[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) => [[node, key] as const, ...placesOf(inner)])
}

function put([container, key]: Place, one: Json): void {
  if (Array.isArray(container)) container[Number(key)] = structuredClone(one)
  else container[key] = structuredClone(one)
}

/** One place is overwritten, renamed or taken out. */
const damage = fc
  .record({
    where: fc.nat(),
    how: fc.constantFrom('write', 'write', 'write', 'write', 'name', 'remove'),
    name: fc.constantFrom(...names),
    value,
  })
  .map(({ where, how, name, value: one }) => (body: Fields) => {
    const places = placesOf(body)
    const place = places[where % Math.max(1, places.length)]
    if (!place) return
    const [container, key] = place
    if (how === 'write' || Array.isArray(container)) return put(place, one)
    if (how === 'remove') delete container[key]
    else container[name] = structuredClone(one)
  })

const blockOf = (body: Fields) => body.balanceList as { balance: Json }

/** Two rows of each kind are enough for most of the damage; sometimes all of them, or an older layout. */
const reshaped = fc.oneof(
  { weight: 1, arbitrary: fc.constant((_: Fields) => {}) },
  {
    weight: 9,
    arbitrary: fc.constantFrom('final', 'final', 'bare', 'array').map((layout) => (body: Fields) => {
      const balance = blockOf(body).balance as Fields
      for (const name of ['equityList', 'fundList', 'etcList'])
        balance[name] = (balance[name] as Json[]).slice(-2)
      if (layout === 'bare') body.balanceList = balance
      if (layout === 'array') blockOf(body).balance = [balance]
    }),
  },
)

const textual = damagedText({
  names,
  values: fc.constantFrom<Json>('', 'null', 7, null),
  more: [
    (text) => text.replace('"d1"', '"d\\u0031"'),
    () => '<html><title>점검</title>',
    () => documented('koscom_balance_search_overview.txt'),
  ],
})

/** The documented answer, laid out anew, damaged in up to three places and sometimes in the text; some are left whole. */
export const damagedBalance = fc
  .tuple(reshaped, fc.array(damage, { maxLength: 3 }), textual)
  .map(([reshape, damages, textually]) => {
    const body: Fields = JSON.parse(golden)
    reshape(body)
    for (const each of damages) each(body)
    return textually(released(JSON.stringify(body)))
  })
