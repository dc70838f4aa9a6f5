import { z } from 'zod'
import { figure } from './figure.ts'
import { Decimal, IssueCode } from './instrument.ts'
import { KstDate } from './time.ts'

// Source: Koscom open API, 계좌잔고, 자산 포트폴리오 and 관심종목 조회.

/** A code as the broker tells it. `code`: of a Korean issue whose check digit holds, else `null`. */
const Paper = z.object({
  isin: z.string().nullable(),
  code: IssueCode.nullable(),
  name: z.string().nullable(),
})

/** Won, whole; may be negative. */
const won = figure(z.int())

/** Percent, with its sign. */
const rate = figure(Decimal)

/** KSP 코스피, KDQ 코스닥, FUT 선물, OPT 옵션. `unknown`: the broker wrote something else, or nothing. */
export const EquityType = z.enum(['KSP', 'KDQ', 'ETF', 'FUT', 'OPT', 'ELW', 'ETC', 'unknown'])
export type EquityType = z.infer<typeof EquityType>

/** STB 사채, CRP 약정식 RP, RRP 수시 RP, WRT 워런트. */
export const OtherType = z.enum([
  'BOND',
  'CD',
  'CP',
  'DLS',
  'ELS',
  'STB',
  'RP',
  'CRP',
  'RRP',
  'WRT',
  'unknown',
])
export type OtherType = z.infer<typeof OtherType>

/** NRM, CRD, LOAN. `mixed` (SUM): the broker cannot tell them apart, and leaves loans out. */
export const Financing = z.enum(['cash', 'credit', 'loan', 'mixed', 'unknown'])
export type Financing = z.infer<typeof Financing>

const held = {
  financing: Financing,
  quantity: figure(z.int().nonnegative()),
  cost: won,
  worth: won,
  profit: won,
  rate,
}

export const EquityRow = Paper.extend({ type: EquityType, ...held })
export type EquityRow = z.infer<typeof EquityRow>

/** Bonds and everything else; the document has no profit for them. */
export const OtherRow = Paper.extend({ type: OtherType, ...held })
export type OtherRow = z.infer<typeof OtherRow>

/**
 * What was paid for a fund and what came of it. `without-cost`: the broker told a cost of nothing, and so all of the worth
 * as profit. Neither is a figure that could be shown or added up.
 */
export const FundResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), cost: won, profit: won }),
  z.object({ kind: z.literal('without-cost') }),
])
export type FundResult = z.infer<typeof FundResult>

const Fund = z.object({
  /** 펀드표준코드, which is no ISIN that could be checked. */
  fundCode: z.string(),
  /** Cut off after fifteen characters by the broker. */
  name: z.string().nullable(),
  /** `null`: none, or not told. */
  matures: KstDate.nullable(),
})

export const FundRow = Fund.extend({
  worth: won,
  result: FundResult,
  rate,
  firstBought: KstDate.nullable(),
  lastBought: KstDate.nullable(),
})
export type FundRow = z.infer<typeof FundRow>

const sum = won.nullable()

/** `null`: this broker's answer has no such figure. */
export const BalanceSums = z.object({
  cash: sum,
  /** 예수금 of the first and of the second trading day from now. */
  d1: sum,
  d2: sum,
  /** 대용금 */
  substitute: sum,
  /** 미수금 */
  receivable: sum,
  /** 대용증거금 */
  margin: sum,
  /** 신용융자금 */
  loanCredit: sum,
  withdrawable: sum,
  cost: sum,
  worth: sum,
  profit: sum,
  /** 총평가금액 */
  total: sum,
})
export type BalanceSums = z.infer<typeof BalanceSums>

/**
 * How many rows the broker says there are: its own document has an example with fewer rows than that. `null`: it does not
 * say.
 */
const rowsTold = figure(z.int().nonnegative()).nullable()

export const AccountBalance = z.object({
  sums: BalanceSums,
  equities: z.array(EquityRow),
  funds: z.array(FundRow),
  others: z.array(OtherRow),
  rowsTold,
})
export type AccountBalance = z.infer<typeof AccountBalance>

const amount = figure(Decimal)

export const ComposedEquity = Paper.extend({ type: EquityType, amount, rate })
export const ComposedFund = Fund.extend({ amount, rate })
export const ComposedOther = Paper.extend({ type: OtherType, amount, rate })
export type ComposedEquity = z.infer<typeof ComposedEquity>
export type ComposedFund = z.infer<typeof ComposedFund>
export type ComposedOther = z.infer<typeof ComposedOther>

/** What an account is made of, without its figures in won. */
export const Composition = z.object({
  /** What the amounts are: shares of the whole in percent (RAT), or quantities (QTY). */
  amounts: z.enum(['percent', 'quantity']),
  /**
   * The document warns that some brokers' shares are inaccurate, that some send quantities in their place, and that each
   * has its own way to work them out.
   */
  vouchedFor: z.literal(false),
  /** Won, or a share: the document has both for it, and no way to tell which. */
  cash: amount,
  equities: z.array(ComposedEquity),
  funds: z.array(ComposedFund),
  others: z.array(ComposedOther),
  rowsTold,
})
export type Composition = z.infer<typeof Composition>

/** 관심종목 그룹 */
export const WatchGroup = z.object({
  name: z.string().nullable(),
  issues: z.array(z.object({ isin: z.string(), code: IssueCode.nullable() })),
  /** `null`: not told. */
  changedOn: KstDate.nullable(),
})
export type WatchGroup = z.infer<typeof WatchGroup>
