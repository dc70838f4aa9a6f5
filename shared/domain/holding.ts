import { z } from 'zod'
import { Source } from './answer.ts'
import { figure } from './figure.ts'
import { Issue } from './instrument.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/**
 * One row of an account's balance. An issue has a row for its cash shares and one for each loan.
 * Source: KIS 주식잔고조회 TTTC8434R, by loan date (INQR_DVSN 01).
 */
export const Holding = z.object({
  issue: Issue,
  /** How it was bought: `credit` for anything that a loan stands behind, `unknown` where the row does not say. */
  financing: z.enum(['cash', 'credit', 'unknown']),
  /** 매매구분명, in the broker's own word: "현금". */
  dealing: z.string(),
  /** 보유수량 */
  held: figure(z.int().nonnegative()),
  /** 주문가능수량 */
  sellable: figure(z.int().nonnegative()),
})
export type Holding = z.infer<typeof Holding>

/** All pages of a balance. */
export const Holdings = z.object({
  holdings: z.array(Holding),
  /** Rows that are left out of the list: what they are about is no listed issue, such as a fund. */
  unlisted: z.int().nonnegative(),
})
export type Holdings = z.infer<typeof Holdings>

export const HoldingsAnswer = z.discriminatedUnion('kind', [
  Holdings.extend({
    kind: z.literal('answered'),
    source: Source,
    /** When the first page was asked for. */
    askedAt: Instant,
  }),
  z.object({ kind: z.literal('troubled'), source: Source.nullable(), trouble: Trouble, at: Instant }),
])
export type HoldingsAnswer = z.infer<typeof HoldingsAnswer>
