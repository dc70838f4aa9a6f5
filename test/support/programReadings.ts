import fc from 'fast-check'
import type { Source } from '../../shared/domain/answer.ts'
import type { Figure } from '../../shared/domain/figure.ts'
import type {
  Flow,
  ProgramReading,
  ProgramScope,
  ProgramTable,
  ProgramTrades,
} from '../../shared/domain/programTrade.ts'

export const kospi: ProgramScope = { market: 'KOSPI', venue: 'combined' }
export const kosdaq: ProgramScope = { market: 'KOSDAQ', venue: 'KRX' }

export const programSource = (given: Partial<Source> = {}): Source => ({
  broker: 'kis',
  environment: 'live',
  question: 'HHPPG046600C1',
  session: 'first',
  account: null,
  ...given,
})

/** The classes of the table, as the broker names them. */
const investors: readonly (readonly [string, string])[] = [
  ['8000', '개 인'],
  ['8888', '기 관'],
  ['1000', '금융투자'],
  ['2000', '보 험'],
  ['3000', '투 신'],
  ['3100', '사 모'],
  ['4000', '은 행'],
  ['5000', '기타금융'],
  ['6000', '연기금등'],
  ['9100', '외국인'],
  ['7100', '기 타'],
]

/** A whole table; `seed` makes each figure another one. Buying goes with selling, as it does on the market. */
export function programTable(seed: number): ProgramTable {
  return investors.map(([code, name], row) => {
    const flow = (size: number): Flow => {
      const sell = Math.floor(size * (1 + Math.abs(Math.sin(seed + row * 7 + size))))
      const buy = Math.floor(size * (1 + Math.abs(Math.cos(seed + row * 5 + size))))
      return { sell: sent(`${sell}`), buy: sent(`${buy}`), net: sent(`${buy - sell}`) }
    }
    const trade = (size: number) => ({ quantity: flow(size), amount: flow(size * 19) })
    return {
      code,
      name,
      trades: { all: trade(31_000), arbitrage: trade(900), nonArbitrage: trade(30_100) },
    }
  })
}

const sent = (value: string): Figure<string> => ({ kind: 'sent', value })

const digits = fc.stringMatching(/^[1-9]\d{0,19}$/)
const anyFigure: fc.Arbitrary<Figure<string>> = fc.oneof(
  fc.constantFrom<Figure<string>>({ kind: 'blank' }, { kind: 'unreadable' }, sent('0')),
  fc.tuple(fc.constantFrom('', '-'), digits).map(([sign, text]) => sent(sign + text)),
)
const anyFlow = fc.record({ sell: anyFigure, buy: anyFigure, net: anyFigure })
const anyTrade = fc.record({ quantity: anyFlow, amount: anyFlow })
const anyTrades: fc.Arbitrary<ProgramTrades> = fc.record({
  all: anyTrade,
  arbitrage: anyTrade,
  nonArbitrage: anyTrade,
})
/** Any number of classes, unknown ones and repeated ones too. */
const anyTable: fc.Arbitrary<ProgramTable> = fc.array(
  fc.record({
    code: fc.stringMatching(/^\d{4}$/),
    name: fc.option(fc.string(), { nil: null }),
    trades: anyTrades,
  }),
  { maxLength: 15 },
)

/** Anything that a log may be given, at a moment within the span. */
export function anyReading(from: number, until: number): fc.Arbitrary<ProgramReading> {
  const at = fc.integer({ min: from, max: until })
  const source = fc
    .record({ session: fc.string(), account: fc.option(fc.string(), { nil: null }) })
    .map((given) => programSource(given))
  return fc.oneof(
    fc.record({ kind: fc.constant('read' as const), at, source, table: anyTable }),
    fc.record({
      kind: fc.constant('missed' as const),
      at,
      trouble: fc.constantFrom(
        { kind: 'no-answer' } as const,
        { kind: 'refused', code: 'EGW00123', message: "기간이 만료된 'token' 입니다.", status: 500 } as const,
        { kind: 'held-back', until: from } as const,
      ),
    }),
  )
}
