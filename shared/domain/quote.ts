import { z } from 'zod'
import { Decimal, Environment, IssueCode, Won } from './instrument.ts'
import { Instant } from './time.ts'

/** 전일대비기호: 1 상한, 2 상승, 3 보합, 4 하한, 5 하락. */
export const PriceSign = z.enum(['limit-up', 'up', 'flat', 'down', 'limit-down'])
export type PriceSign = z.infer<typeof PriceSign>

/**
 * The price of one issue on KRX. `null`: the broker did not send the figure.
 * Source: Kiwoom 주식체결 (0B), each trade as it comes, and 주식기본정보 (ka10001), asked for.
 */
export const Tick = z.object({
  code: IssueCode,
  environment: Environment,
  by: z.enum(['0B', 'ka10001']),
  /** Won a share. */
  price: Won,
  sign: PriceSign.nullable(),
  /** Won against the previous close, with its sign. */
  change: z.int().nullable(),
  /** Percent against the previous close. */
  changePercent: Decimal.nullable(),
  /** Shares traded today. */
  volume: z.int().nonnegative().nullable(),
  /** 누적거래대금, millions of won; ka10001 has none. */
  turnover: z.int().nonnegative().nullable(),
  /** Today's opening price, won. */
  open: Won.nullable(),
  /** The trade's own time; an asked price has none. */
  tradedAt: Instant.nullable(),
  /** On this machine's clock: when the frame came, or when the question left. */
  receivedAt: Instant,
})
export type Tick = z.infer<typeof Tick>

/**
 * What a static VI is measured from: the opening price, then the price of the last VI's auction. Never sent before a VI,
 * so it is worked out. `sure: false`: VIs may have been missed since the open, which would have moved it.
 */
export const StaticBase = z.object({
  price: Won,
  from: z.enum(['open', 'auction']),
  sure: z.boolean(),
})
export type StaticBase = z.infer<typeof StaticBase>

/** `staticBase`: `null` where it is not known, and while a VI runs. */
export const Quote = Tick.extend({ staticBase: StaticBase.nullable() })
export type Quote = z.infer<typeof Quote>

/** A live price is told as old from here on, ms. */
export const quoteFreshFor = 10_000

/** Who is told live, who is asked for in turn, and who waits for a place. */
export const QuotePlan = z.object({
  environment: Environment,
  /** As many issues may be live on one connection. */
  most: z.int().nonnegative(),
  /** Registered, and the broker has confirmed it. */
  live: z.array(IssueCode),
  /** Wanted live, not confirmed yet. */
  registering: z.array(IssueCode),
  polled: z.array(IssueCode),
  /** How long a round of all the polled takes, ms; `null`: nobody is, or not now. */
  pollEvery: z.int().positive().nullable(),
  /** Between two sessions each of them is asked for once, and then not until this moment; `null`: prices may change. */
  restsUntil: Instant.nullable(),
  waiting: z.array(IssueCode),
})
export type QuotePlan = z.infer<typeof QuotePlan>
