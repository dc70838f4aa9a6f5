import { z } from 'zod'
import { Source } from './answer.ts'
import { decimal } from './decimal.ts'
import { type Figure, figure } from './figure.ts'
import { IssueCode, Market, Venue } from './instrument.ts'
import { Instant, KstDate } from './time.ts'
import { Trouble } from './trouble.ts'

/** A whole number as exact text: the documents allow 20 digits, and a number of JavaScript holds 15. */
export const WholeText = z.string().regex(/^(?:0|-?[1-9]\d{0,19})$/)

/** Sold, bought, and bought less sold, as the broker sent each. */
export const Flow = z.object({
  sell: figure(WholeText),
  buy: figure(WholeText),
  net: figure(WholeText),
})
export type Flow = z.infer<typeof Flow>

/** By shares and by money. */
export const Trade = z.object({ quantity: Flow, amount: Flow })
export type Trade = z.infer<typeof Trade>

export const ProgramKind = z.enum(['all', 'arbitrage', 'nonArbitrage'])
export type ProgramKind = z.infer<typeof ProgramKind>

/** 전체, 차익, 비차익. */
export const ProgramTrades = z.object({ all: Trade, arbitrage: Trade, nonArbitrage: Trade })
export type ProgramTrades = z.infer<typeof ProgramTrades>

/** 수량, 대금. */
export const ProgramUnit = z.enum(['quantity', 'amount'])
export type ProgramUnit = z.infer<typeof ProgramUnit>

/** 매도, 매수, 순매수. */
export const ProgramSide = z.enum(['sell', 'buy', 'net'])
export type ProgramSide = z.infer<typeof ProgramSide>

/** The eighteen figures, each asked for by its place. */
export function tradesOf(
  figureAt: (kind: ProgramKind, unit: ProgramUnit, side: ProgramSide) => Figure<string>,
): ProgramTrades {
  const flow = (kind: ProgramKind, unit: ProgramUnit): Flow => ({
    sell: figureAt(kind, unit, 'sell'),
    buy: figureAt(kind, unit, 'buy'),
    net: figureAt(kind, unit, 'net'),
  })
  const trade = (kind: ProgramKind): Trade => ({
    quantity: flow(kind, 'quantity'),
    amount: flow(kind, 'amount'),
  })
  return { all: trade('all'), arbitrage: trade('arbitrage'), nonArbitrage: trade('nonArbitrage') }
}

/** Which market on which venue. */
export const ProgramScope = z.object({ market: Market, venue: Venue })
export type ProgramScope = z.infer<typeof ProgramScope>

/** One investor class (투자자코드). The code is the key; names come with blanks inside. */
export const InvestorRow = z.object({
  code: z.string().regex(/^\d{4}$/),
  /** As sent, trimmed; `null`: none. */
  name: z.string().nullable(),
  trades: ProgramTrades,
})
export type InvestorRow = z.infer<typeof InvestorRow>

/**
 * Program trade by investor of the present day, all classes that the broker sent, in its order.
 * Amounts in 백만원; quantities in 천주, which no document says (assumed).
 * Source: KIS 프로그램매매 투자자매매동향(당일) [국내주식-116], HHPPG046600C1.
 */
export const ProgramTable = z.array(InvestorRow)
export type ProgramTable = z.infer<typeof ProgramTable>

/** One look at the table, or the failure to get one: a hole in the day is kept as a hole. */
export const ProgramReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), at: Instant, source: Source, table: ProgramTable }),
  z.object({ kind: z.literal('missed'), at: Instant, trouble: Trouble }),
])
export type ProgramReading = z.infer<typeof ProgramReading>

/** First the day so far, then each reading as it comes. */
export const ProgramNews = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('day'),
    date: KstDate,
    /** Seconds between two readings. */
    period: z.int().positive(),
    readings: z.array(ProgramReading),
  }),
  z.object({ kind: z.literal('reading'), date: KstDate, reading: ProgramReading }),
  /** Nobody is asked now, and why; `resumesAt`: when it goes on by itself. */
  z.object({
    kind: z.literal('resting'),
    reason: z.enum(['market-closed', 'no-session', 'not-in-mock']),
    resumesAt: Instant.nullable(),
  }),
])
export type ProgramNews = z.infer<typeof ProgramNews>

/**
 * Program trade of one issue, eighteen figures. Whether they are the issue's or its market's, and their units, is in no
 * document (assumed: 천주, 백만원). Source: Kiwoom 업종프로그램요청 ka10010.
 */
export const IssueProgramAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    code: IssueCode,
    venue: Venue,
    source: Source,
    askedAt: Instant,
    trades: ProgramTrades,
  }),
  z.object({
    kind: z.literal('troubled'),
    code: IssueCode,
    venue: Venue,
    source: Source.nullable(),
    trouble: Trouble,
    at: Instant,
  }),
])
export type IssueProgramAnswer = z.infer<typeof IssueProgramAnswer>

/** 백만원, 억원, 조원. */
export type MoneyUnit = 'million' | 'eok' | 'jo'

/** How many decimals the unit needs to say every 백만원. */
const decimalsOf = { million: 0, eok: 2, jo: 6 } as const

/** An amount as the broker sends it (whole 백만원) in another unit: every digit of it, and always as many decimals. */
export function inUnit(millions: string, unit: MoneyUnit): string {
  return decimal(BigInt(millions), decimalsOf[unit])
}
