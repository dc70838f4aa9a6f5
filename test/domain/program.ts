import fc from 'fast-check'
import type { Figure } from '../../shared/domain/figure.ts'
import {
  type InvestorRow,
  ProgramKind,
  type ProgramReading,
  ProgramSide,
  type ProgramTable,
  type ProgramTrades,
  ProgramUnit,
  tradesOf,
} from '../../shared/domain/programTrade.ts'
import type { Instant } from '../../shared/domain/time.ts'

/** "all.quantity.net" and its seventeen sisters. */
export const places = ProgramKind.options.flatMap((kind) =>
  ProgramUnit.options.flatMap((unit) => ProgramSide.options.map((side) => `${kind}.${unit}.${side}`)),
)

/** Texts by place, a field that is not named is blank. */
export function trades(texts: Readonly<Record<string, string>>): ProgramTrades {
  return tradesOf((kind, unit, side) => figureOf(texts[`${kind}.${unit}.${side}`]))
}

function figureOf(text: string | undefined): Figure<string> {
  return text === undefined ? { kind: 'blank' } : { kind: 'sent', value: text }
}

/** The way back, for the oracles: each figure by its place, `null` where none was sent. */
export function figuresOf(given: ProgramTrades): ReadonlyMap<string, bigint | null> {
  const flat = Object.entries(given).flatMap(([kind, trade]) =>
    Object.entries(trade).flatMap(([unit, flow]) =>
      Object.entries(flow).map(([side, one]): [string, bigint | null] => [
        `${kind}.${unit}.${side}`,
        one.kind === 'sent' ? BigInt(one.value) : null,
      ]),
    ),
  )
  return new Map(flat)
}

export function row(
  code: string,
  given: ProgramTrades = trades({}),
  name: string | null = null,
): InvestorRow {
  return { code, name, trades: given }
}

/** All figures of all classes that make up the total are zero but those of `code`. */
export function tableOf(code: string, given: ProgramTrades): ProgramTable {
  const zero = trades(Object.fromEntries(places.map((place) => [place, '0'])))
  return ['8000', '8888', '9100', '7100'].map((one) => row(one, one === code ? given : zero))
}

export function read(at: Instant, table: ProgramTable): ProgramReading {
  const source = {
    broker: 'kis',
    environment: 'live',
    question: 'HHPPG046600C1',
    session: 's',
    account: null,
  } as const
  return { kind: 'read', at, source, table }
}

export function missed(at: Instant): ProgramReading {
  return { kind: 'missed', at, trouble: { kind: 'no-answer' } }
}

const twentyDigits = 10n ** 20n - 1n

/** Small ones meet the tolerance from both sides; large ones show where a float would lose a digit. */
const whole = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: -6n, max: 6n }) },
  fc.bigInt({ min: twentyDigits - 6n, max: twentyDigits }),
  fc.bigInt({ min: -twentyDigits, max: twentyDigits }),
)

const anyFigure: fc.Arbitrary<Figure<string>> = fc.oneof(
  { weight: 15, arbitrary: whole.map((value): Figure<string> => ({ kind: 'sent', value: String(value) })) },
  fc.constantFrom<Figure<string>>({ kind: 'blank' }, { kind: 'unreadable' }),
)

/** Any eighteen figures, all sent or with holes. */
export const anyTrades: fc.Arbitrary<ProgramTrades> = fc
  .array(anyFigure, { minLength: places.length, maxLength: places.length })
  .map((figures) =>
    tradesOf(
      (kind, unit, side) => figures[places.indexOf(`${kind}.${unit}.${side}`)] ?? { kind: 'unreadable' },
    ),
  )

const known = ['1000', '2000', '3000', '3100', '4000', '5000', '6000', '7100', '8000', '8888', '9100']

const anyRow = fc
  .tuple(fc.constantFrom(...known, '0042', '9999'), anyTrades)
  .map(([code, given]) => row(code, given))

/** Mostly whole, in any order; else with classes that are missing, unknown or there twice. */
export const anyTable: fc.Arbitrary<ProgramTable> = fc.oneof(
  fc
    .tuple(
      fc.array(anyTrades, { minLength: 11, maxLength: 11 }),
      fc.shuffledSubarray(known, { minLength: 11 }),
    )
    .map(([given, codes]) => codes.map((code, index) => row(code, given[index]))),
  fc.array(anyRow, { maxLength: 14 }),
)
