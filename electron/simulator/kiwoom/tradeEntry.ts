import { kstDigits } from '../../../shared/domain/time.ts'
import { type ListedIssue, sharesOf } from '../market/issues.ts'
import type { Trade } from '../market/tape.ts'
import { tickAt } from '../market/ticks.ts'
import { percent, priceSign, signed, signedPrice } from './priceForms.ts'

/** A frame of real-time entries. */
export function realFrame(entries: readonly string[]): string {
  return `{"data":[${entries.join(',')}],"trnm":"REAL"}`
}

/** One entry of 주식체결 (0B) for an item as it was registered: `CODE`, `CODE_NX` or `CODE_AL`. */
export function tradeEntry(item: string, trade: Trade, issue: ListedIssue): string {
  const exchange = item.endsWith('_NX') ? '2' : '1'
  const values = [...tradeValues(trade, issue), ...blanks, ['9081', exchange] as const]
  // Written by hand: JSON.stringify would sort the numbers that name the fields.
  const object = `{${values.map(([fid, value]) => `"${fid}":"${value}"`).join(',')}}`
  return `{"values":${object},"type":"0B","name":"주식체결","item":"${item}"}`
}

/** In the order of the document. What yesterday came to by this time, the costs and the strength are invented. */
function tradeValues(trade: Trade, issue: ListedIssue): readonly (readonly [string, string])[] {
  const { price, quantity, volume, value, previousClose } = trade
  const priced = (won: number) => signedPrice(won, previousClose)
  const isSale = quantity < 0
  const tick = tickAt(price, issue)
  const shares = sharesOf(issue) * 1000
  const before = Math.round(shares * 0.01)
  return [
    ['20', kstDigits(trade.at)],
    ['10', priced(price)],
    ['11', signed(price - previousClose)],
    ['12', percent(price, previousClose)],
    ['27', priced(isSale ? price + tick : price)],
    ['28', priced(isSale ? price : price - tick)],
    ['15', signed(quantity)],
    ['13', `${volume}`],
    ['14', `${Math.floor(value / 1_000_000)}`],
    ['16', priced(trade.open)],
    ['17', priced(trade.high)],
    ['18', priced(trade.low)],
    ['25', priceSign(price, issue)],
    ['26', signed(volume - before)],
    ['29', signed(value - before * previousClose)],
    ['30', `${volume < before ? '-' : '+'}${((volume * 100) / before).toFixed(2)}`],
    ['31', ((volume * 100) / shares).toFixed(2)],
    ['32', '44'],
    ['228', (100 + Math.max(-60, ((price - previousClose) * 300) / previousClose)).toFixed(2)],
    ['311', `${Math.round((shares * price) / 100_000_000)}`],
    ['290', '2'],
    ['691', '0'],
    ['567', '000000'],
    ['568', '000000'],
  ]
}

/** What the document's example leaves empty. */
const blanks = '851 1890 1891 1892 1030 1031 1032 1071 1072 1313 1315 1316 1314 1497 1498 620 732 852'
  .split(' ')
  .map((fid) => [fid, ''] as const)
