import type { Environment } from '../../../../shared/domain/instrument.ts'
import type { Tick } from '../../../../shared/domain/quote.ts'
import { type Instant, instantFromKstTime } from '../../../../shared/domain/time.ts'
import { type PriceNames, readPrice, type UnreadablePrice } from '../priceFigures.ts'
import type { TradeEntry } from './wireSchema.ts'

const fields: PriceNames = {
  price: '10',
  sign: '25',
  change: '11',
  changePercent: '12',
  volume: '13',
  turnover: '14',
  open: '16',
}

/** One 0B entry in the words of the product. */
export function toTick(
  { code, values }: Pick<TradeEntry, 'code' | 'values'>,
  receivedAt: Instant,
  environment: Environment,
): Tick | UnreadablePrice {
  if (!isOfKrx(values.exchange)) return { unreadable: 'exchange (9081) of a plain code' }
  const tradedAt = timeOf(values.time, receivedAt)
  if (tradedAt === undefined) return { unreadable: 'time (20)' }
  const figures = readPrice(values, fields)
  if ('unreadable' in figures) return figures
  return {
    code,
    environment,
    by: '0B',
    price: figures.price,
    sign: figures.sign,
    change: figures.change,
    changePercent: figures.changePercent,
    volume: figures.volume,
    turnover: figures.turnover,
    open: figures.open,
    tradedAt,
    receivedAt,
  }
}

/** 1 is KRX, 2 NXT: the item and this field must not tell two stories. */
function isOfKrx(exchange: string | undefined): boolean {
  const code = exchange?.trim() ?? ''
  return code === '' || code === '1'
}

/** The evening's trades come after 153000 too. */
function timeOf(text: string | undefined, near: Instant): Instant | null | undefined {
  const time = text?.trim() ?? ''
  return time === '' ? null : instantFromKstTime(time, near)
}
