import { z } from 'zod'
import { Source } from './answer.ts'
import { figure } from './figure.ts'
import { Decimal, Issue, IssueCode } from './instrument.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** Shares, whole. */
const Shares = z.int().nonnegative()

/** Won, whole; negative for a loss. */
const SignedWon = z.int()

/**
 * How many shares of one issue the account can sell, and how it holds them.
 * Source: KIS 매도가능수량조회 [국내주식-165], TTTC8408R; the Korean name of each field beside it.
 */
export const SellableQuantity = z.object({
  /** 상품번호, 상품명 */
  issue: Issue,
  /** 주문가능수량 */
  sellable: figure(Shares),
  /** 잔고수량 */
  held: figure(Shares),
  /** 매수수량, of today */
  boughtToday: figure(Shares),
  /** 매도수량, of today */
  soldToday: figure(Shares),
  /** 비저축수량 */
  nonSavings: figure(Shares),
  /** 매입평균가격, won a share with four decimals */
  averagePrice: figure(Decimal),
  /** 매입금액, won */
  cost: figure(SignedWon.nonnegative()),
  /** 현재가, won a share */
  price: figure(SignedWon.nonnegative()),
  /** 평가금액, won */
  worth: figure(SignedWon.nonnegative()),
  /** 평가손익금액, won */
  profit: figure(SignedWon),
  /** 평가손익율, percent with two decimals */
  profitRate: figure(Decimal),
})
export type SellableQuantity = z.infer<typeof SellableQuantity>

/** The fields that hold a figure. */
export type SellableFigure = Exclude<keyof SellableQuantity, 'issue'>

export const SellableQuestion = z.object({ code: IssueCode })

/** What became of one check. A figure stands only in `answered`. */
export const SellableAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    code: IssueCode,
    source: Source,
    /** `null`: the broker agreed and gave no figure at all. It may not hold the issue; nobody has seen what it says then. */
    quantity: SellableQuantity.nullable(),
    /** When the question left: no later moment is known to be the broker's. */
    askedAt: Instant,
    /** From then to the answer, ms. */
    latency: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('troubled'),
    code: IssueCode,
    /** `null`: there was nobody to ask. */
    source: Source.nullable(),
    trouble: Trouble,
    at: Instant,
  }),
])
export type SellableAnswer = z.infer<typeof SellableAnswer>
