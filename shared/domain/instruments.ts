import { z } from 'zod'
import { figure } from './figure.ts'
import { Environment, Issue, IssueCode, Market } from './instrument.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/**
 * One row of a broker's list of everything that is listed.
 * Source: Kiwoom 종목정보 리스트 (ka10099); the guide's name of each field beside it.
 */
export const InstrumentEntry = Issue.extend({
  /** marketCode */
  kind: z.enum(['stock', 'ETF', 'ETN', 'other']),
  /** marketCode; `null`: it tells what the paper is and not where it is listed. */
  market: Market.nullable(),
  /** lastPrice, 전일종가: won */
  lastPrice: figure(z.int().nonnegative()),
  /** orderWarning, 투자유의종목여부 */
  warning: z.enum(['none', 'etf-caution', 'liquidation', 'overheated', 'risk', 'warned', 'unknown']),
  /** nxtEnable; `null`: not told. */
  tradedOnNxt: z.boolean().nullable(),
})
export type InstrumentEntry = z.infer<typeof InstrumentEntry>

export const InstrumentList = z.object({
  /** Each code once. */
  entries: z.array(InstrumentEntry),
  /** Rows whose code is none that an issue can have. */
  skipped: z.int().nonnegative(),
})
export type InstrumentList = z.infer<typeof InstrumentList>

const { kind, market, warning } = InstrumentEntry.shape

/** Thousands of entries travel at once, each as short as it can be: code, name, kind, market, warning, last price. */
export const PackedInstrument = z.tuple([
  IssueCode,
  z.string().nullable(),
  kind,
  market,
  warning,
  z.int().nonnegative().nullable(),
])
export type PackedInstrument = z.infer<typeof PackedInstrument>

/** Everything that is listed, as it was told last. */
export const InstrumentBook = z.object({
  environment: Environment,
  /** `null`: never told. */
  askedAt: Instant.nullable(),
  /** Why the last question since then failed. */
  trouble: Trouble.nullable(),
  entries: z.array(PackedInstrument),
})
export type InstrumentBook = z.infer<typeof InstrumentBook>
