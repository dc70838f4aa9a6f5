import fc from 'fast-check'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Fields = { [key: string]: Json }

type Rewriting = (text: string) => string

interface TextDamage {
  /** Names that a reader looks for, or should not. */
  readonly names: readonly string[]
  readonly values: fc.Arbitrary<Json>
  readonly more: readonly Rewriting[]
}

/** Damage to a JSON text itself; mostly none, so that damaged fields get through to their readers. */
export function damagedText({ names, values, more }: TextDamage): fc.Arbitrary<Rewriting> {
  const cut = fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1)))
  const toldTwice = fc.tuple(fc.nat(), fc.constantFrom(...names), values).map(
    // A name twice, or a name that reaches for the prototype.
    ([at, name, value]) =>
      (text: string) => {
        const braces = [...text.matchAll(/\{/g)].map(({ index }) => index + 1)
        const brace = braces[at % Math.max(1, braces.length)] ?? 0
        const comma = text[brace] === '}' ? '' : ','
        return `${text.slice(0, brace)}"${name}":${JSON.stringify(value)}${comma}${text.slice(brace)}`
      },
  )
  const scribbled = fc.tuple(fc.nat(), fc.string({ maxLength: 3 })).map(([at, junk]) => (text: string) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + junk + text.slice(place + junk.length)
  })
  const whole = fc.constantFrom<Rewriting>(
    (text) => `[${text}]`,
    (text) => `${text}${text}`,
    (text) => `\ufeff${text}`,
    (text) => ` \n${text}\t`,
    (text) => text.replaceAll('"', "'"),
    () => '['.repeat(500),
    () => '1e999',
    () => '',
    ...more,
  )
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant((text: string) => text) },
    { weight: 2, arbitrary: cut },
    { weight: 3, arbitrary: toldTwice },
    { weight: 2, arbitrary: scribbled },
    { weight: 2, arbitrary: whole },
  )
}

export type Damage = (fields: Fields) => void

/** One of the names comes to hold one of the values. */
export function oneSet(names: readonly string[], values: fc.Arbitrary<Json>): fc.Arbitrary<Damage> {
  return fc.tuple(fc.constantFrom(...names), values).map(([name, value]) => (fields) => {
    fields[name] = structuredClone(value)
  })
}

/** The same, or now and then it is gone. */
export function oneSetOrGone(names: readonly string[], values: fc.Arbitrary<Json>): fc.Arbitrary<Damage> {
  return fc.tuple(fc.constantFrom(...names), values, fc.nat(6)).map(([name, value, way]) => (fields) => {
    if (way === 0) delete fields[name]
    else fields[name] = structuredClone(value)
  })
}

/** A body damaged in up to eight places and sometimes in the text. */
export function damagedBody(
  golden: string,
  damage: fc.Arbitrary<Damage>,
  text: TextDamage,
): fc.Arbitrary<string> {
  return fc.tuple(fc.array(damage, { maxLength: 8 }), damagedText(text)).map(([damages, textually]) => {
    const body: Fields = JSON.parse(golden)
    for (const each of damages) each(body)
    return textually(JSON.stringify(body))
  })
}

/** Texts and other values where a whole number should stand: signs, padding, commas, digits without end, other scripts. */
export const oddFigure: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<Json>(
      ...[
        '',
        ' ',
        '　',
        '0',
        '7',
        ' 7 ',
        '\u00a07',
        '7\n',
        '+7',
        '-7',
        '-0',
        '+-0',
        '007',
        '-007',
        '00',
        '7.',
      ],
      ...['7.0', '.5', '1e3', '0x10', 'NaN', 'Infinity', '１２', '٣', '½', '7주', '--239', '+-5', '- 7', '-'],
      ...['1,234', '-1,234,567', '12,34', ',123', '1,234,', '0,001', '1,2345', '+', '--', '−7', '7-'],
      ...['9007199254740993', '-9007199254740993', '123456789012345678', '-12345678901234567890'],
      ...['12345678901234567890', '99999999999999999999', '123456789012345678901', '0'.repeat(40)],
      ...[
        `${'0'.repeat(30)}7`,
        '1'.repeat(400),
        'null',
        '<b>',
        '\u0000',
        '\ud800',
        '\ufffd\ufffd',
        '":"',
        '\\":{',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Json>(
      ...[
        null,
        true,
        false,
        0,
        7,
        -7,
        2.5,
        1e21,
        9007199254740991,
        [],
        ['7'],
        {},
        { all_seln_qty: '7' },
        [[[]]],
      ],
    ),
  },
  { weight: 3, arbitrary: fc.stringMatching(/^[+-]{0,2}0{0,2}\d{1,22}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[+-]?\d{1,3}(,\d{2,4}){1,3}$/) },
  { weight: 1, arbitrary: fc.string() },
)
