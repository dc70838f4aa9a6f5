import { z } from 'zod'
import { figure } from './figure.ts'
import { Issue, Market } from './instrument.ts'

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
