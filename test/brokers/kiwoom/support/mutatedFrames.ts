import fc from 'fast-check'
import { goldenFrames } from './golden.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const hostileTexts = [
  ...['', ' ', '+', '-', '--239', '+-5', '-0', '000', '00003860', '+3860', ' 3860 ', '1e3', '1,234', '12,34'],
  ...['3.5', '.5', '5.', '-0.00', '+010.60', '--6.09', '1,234.5', '12345678901234567', '9007199254740993'],
  ...[
    '9007199254740991',
    'NaN',
    'Infinity',
    '0x10',
    '３８６０',
    '٣٨',
    '<html>',
    '240000',
    '235959',
    '000000',
  ],
  ...[
    '000001',
    '116060',
    '11:43:59',
    '11435',
    '정적',
    '동적',
    '동적+정적',
    '정적+동적',
    '1',
    '2',
    '3',
    '4',
    '0',
  ],
  ...['001', '101', '109670', '109670_AL', '109670_NX', '109670_XX', '0011A0', '0011a0', '_AL', '1h', '0B'],
  ...['REAL', 'PING', 'LOGIN', 'REG', 'REMOVE', 'SYSTEM', 'null', '\u0000', '\ud800', '😀', '0'.repeat(400)],
]
const hostileOthers: readonly Json[] = [
  ...[null, 0, 1, -1, 3860, 805004, 1e21, 1.5, -0, true, false],
  ...[[], {}, ['1h'], [[]], { '1221': '3860' }],
]

const hostile: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Json>(...hostileTexts) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(...hostileOthers) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.stringMatching(/^[+-]{0,2}\d{1,17}(\.\d{1,3})?$/) },
)

/** Every place in a value, as the container and the key in it. */
function placesOf(value: Json, found: [Json[] | { [key: string]: Json }, string][] = []) {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inner] of Object.entries(value)) {
    found.push([value, key])
    placesOf(inner, found)
  }
  return found
}

const structural = fc.record({
  how: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'repeat'),
  where: fc.nat(),
  value: hostile,
})

function mutate(frame: Json, { how, where, value }: { how: string; where: number; value: Json }): void {
  const places = placesOf(frame)
  const [container, key] = places[where % Math.max(1, places.length)] ?? []
  if (container === undefined || key === undefined) return
  if (Array.isArray(container)) {
    if (how === 'delete') container.splice(Number(key), 1)
    else if (how === 'repeat') container.push(structuredClone(container[Number(key)] ?? null))
    else container[Number(key)] = structuredClone(value)
  } else if (how === 'delete') delete container[key]
  else if (how === 'repeat') container[`${key}_`] = structuredClone(container[key] ?? null)
  else container[key] = structuredClone(value)
}

const keys = [
  '__proto__',
  'constructor',
  'toString',
  'trnm',
  'data',
  'values',
  'type',
  'item',
  '9001',
  '1221',
]

/** Damage to the text itself; mostly none, so that damaged fields get through to their readers. */
const textual: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 2,
    arbitrary: fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(), fc.constantFrom(...keys, '1225', '1238'), hostile).map(
      // A key twice, or a key that reaches for the prototype.
      ([at, key, value]) =>
        (text: string) => {
          const braces = [...text.matchAll(/\{/g)].map(({ index }) => index + 1)
          const brace = braces[at % Math.max(1, braces.length)] ?? 0
          const comma = text[brace] === '}' ? '' : ','
          return `${text.slice(0, brace)}"${key}":${JSON.stringify(value)}${comma}${text.slice(brace)}`
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(), fc.string({ maxLength: 3 })).map(([at, junk]) => (text: string) => {
      const cut = at % (text.length + 1)
      return text.slice(0, cut) + junk + text.slice(cut + junk.length)
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (text: string) => `[${text}]`,
      (text: string) => `${text}${text}`,
      (text: string) => `\ufeff${text}`,
      (text: string) => ` \n${text}\t`,
      (text: string) => text.replaceAll('"', "'"),
      () => '<!DOCTYPE html><html><body>400 Bad Request</body></html>',
      () => '['.repeat(50_000),
      () => '1e999',
      () => '',
    ),
  },
)

/** Golden frames, each damaged in up to three places and sometimes in the text; a few are left whole. */
export const mutatedFrame: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...goldenFrames), fc.array(structural, { maxLength: 3 }), textual)
  .map(([text, mutations, damage]) => {
    const frame: Json = JSON.parse(text)
    for (const mutation of mutations) mutate(frame, mutation)
    return damage(JSON.stringify(frame))
  })
