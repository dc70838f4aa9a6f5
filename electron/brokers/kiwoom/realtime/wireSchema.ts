// The wire as a specification: what each frame is, and what of it is read. The product only takes the types;
// `frames.ts` decodes by hand, because zod costs several times a JSON.parse on the path of every VI,
// and a property test holds the two equal.
// Source: Kiwoom REST API guide, "VI발동/해제(1h)" and "주식체결(0B)", and publicly captured frames.
import { z } from 'zod'

const figure = z.string()
const optionalFigure = z.string().optional()

/** The fields of a 1h entry by number; the others that it has (volume, session, 1279) are not used. */
const InterruptionValues = z
  .object({
    '9001': figure,
    '302': optionalFigure,
    '9008': optionalFigure,
    '9068': optionalFigure,
    '9069': figure,
    '1221': figure,
    '1223': figure,
    '1224': optionalFigure,
    '1225': figure,
    '1236': optionalFigure,
    '1237': optionalFigure,
    '1238': optionalFigure,
    '1239': optionalFigure,
    '1489': optionalFigure,
    '1490': figure,
  })
  .transform((values) => ({
    code: values['9001'],
    name: values['302'],
    market: values['9008'],
    kindCode: values['9068'],
    direction: values['9069'],
    triggerPrice: values['1221'],
    triggeredAt: values['1223'],
    releasedAt: values['1224'],
    kind: values['1225'],
    staticReference: values['1236'],
    dynamicReference: values['1237'],
    staticPercent: values['1238'],
    dynamicPercent: values['1239'],
    changePercent: values['1489'],
    nth: values['1490'],
  }))

const InterruptionEntry = z
  .object({ type: z.literal('1h'), item: z.string(), values: InterruptionValues })
  .transform(({ item, values }) => ({ kind: 'interruption' as const, item, values }))

/** The fields of a 0B entry by number; the others that it has (asks, bids, strength) are not used. */
const TradeValues = z
  .object({
    '10': figure,
    '11': optionalFigure,
    '12': optionalFigure,
    '13': optionalFigure,
    '14': optionalFigure,
    '16': optionalFigure,
    '20': optionalFigure,
    '25': optionalFigure,
    '9081': optionalFigure,
  })
  .transform((values) => ({
    price: values['10'],
    change: values['11'],
    changePercent: values['12'],
    volume: values['13'],
    turnover: values['14'],
    open: values['16'],
    time: values['20'],
    sign: values['25'],
    exchange: values['9081'],
  }))

/** The plain code is KRX. */
const TradeEntry = z
  .object({ type: z.literal('0B'), item: z.string().regex(/^[0-9A-Z]{6}$/), values: TradeValues })
  .transform(({ item, values }) => ({ kind: 'trade' as const, code: item, values }))

/** Another venue's trade, which nobody asked for. */
const ForeignTradeEntry = z
  .object({ type: z.literal('0B'), item: z.string().regex(/^[0-9A-Z]{6}_(NX|AL)$/) })
  .transform(() => ({ kind: 'other' as const, type: '0B' }))

const AnyTrade = z.object({ type: z.literal('0B') })

const UnreadableTradeEntry = z
  .unknown()
  .refine((raw) => AnyTrade.safeParse(raw).success)
  .transform((raw) => ({ kind: 'unreadable-trade' as const, raw }))

const OtherEntry = z
  .object({ type: z.string().refine((type) => type !== '1h' && type !== '0B') })
  .transform(({ type }) => ({ kind: 'other' as const, type }))

const RealEntry = z.union([
  InterruptionEntry,
  TradeEntry,
  ForeignTradeEntry,
  UnreadableTradeEntry,
  OtherEntry,
  z.unknown().transform((raw) => ({ kind: 'unreadable' as const, raw })),
])

/** The guide calls it a string, the servers send a number. */
const ReturnCode = z.union([z.int(), z.string().regex(/^\d{1,9}$/)]).transform((code) => String(Number(code)))

const answer = <T extends 'LOGIN' | 'REG' | 'REMOVE'>(to: T) =>
  z
    .object({ trnm: z.literal(to), return_code: ReturnCode, return_msg: z.string().optional() })
    .transform((frame) => ({
      kind: 'answer' as const,
      to,
      code: frame.return_code,
      message: frame.return_msg ?? '',
    }))

const Ping = z.object({ trnm: z.literal('PING') }).transform(() => ({ kind: 'ping' as const }))

const System = z
  .object({ trnm: z.literal('SYSTEM'), code: z.string(), message: z.string().optional() })
  .transform(({ code, message }) => ({ kind: 'system' as const, code, message: message ?? '' }))

const Real = z
  .object({ trnm: z.literal('REAL'), data: z.array(RealEntry) })
  .transform(({ data }) => ({ kind: 'real' as const, entries: data }))

/** Every frame that the documents and the captures know. */
export const WireFrame = z.union([answer('LOGIN'), answer('REG'), answer('REMOVE'), Ping, System, Real])

export type WireFrame = z.infer<typeof WireFrame>
export type InterruptionEntry = z.infer<typeof InterruptionEntry>
export type InterruptionValues = z.infer<typeof InterruptionValues>
export type TradeEntry = z.infer<typeof TradeEntry>
export type TradeValues = z.infer<typeof TradeValues>
export type RealEntry = z.infer<typeof RealEntry>
