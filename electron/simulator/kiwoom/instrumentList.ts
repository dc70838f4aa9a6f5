import type { JsonObject } from '../server/json.ts'
import type { Question } from '../server/openServer.ts'
import type { PageFault } from './faults.ts'
import { type Listed, listed } from './listed.ts'
import { accepted, type Envelope, refusal } from './refusals.ts'

/** How many rows the live server puts on a page is not known. */
const pageLength = 100

/** The marketCodes in each list: ETFs and ETNs are in KOSPI's, as on the live server. */
const lists: ReadonlyMap<string, readonly string[]> = new Map([
  ['0', ['0', '8', '60']],
  ['10', ['10']],
  ['8', ['8']],
  ['60', ['60']],
])

/** The document's other markets, where nothing is listed here. */
const emptyLists = new Set(['3', '4', '5', '6', '9', '30', '50'])

/** 종목정보 리스트 (ka10099). How a key is refused that no page gave is assumed. */
export function instrumentList(
  body: JsonObject,
  headers: Question['headers'],
  faults: ReadonlyMap<number, PageFault>,
): Envelope {
  const market = body.mrkt_tp
  if (typeof market !== 'string' || market === '') return refusal(1511)
  const codes = emptyLists.has(market) ? [] : lists.get(market)
  if (!codes) return refusal(1901)
  const rows = listed.filter(({ marketCode }) => codes.includes(marketCode))
  const from = headers['cont-yn'] === 'Y' ? placeIn(headers['next-key'], market) : 0
  if (from === undefined || (from > 0 && from >= rows.length)) return refusal(1517)
  return page(rows, { market, from, fault: faults.get(from / pageLength + 1) })
}

interface Place {
  readonly market: string
  readonly from: number
  readonly fault: PageFault | undefined
}

function page(rows: readonly Listed[], { market, from, fault }: Place): Envelope {
  if (fault === 'refused') return refusal(1999)
  const start = fault === 'same-rows' ? Math.max(0, from - pageLength) : from
  const list = rows.slice(start, start + pageLength)
  const before = rows[from - 1]
  // The last row of the page before comes again, at another price.
  if (fault === 'changed-row' && before) list[0] = { ...before, lastPrice: '00000001' }
  const next = fault === 'same-key' ? from : from + pageLength
  return {
    ...accepted({ list }),
    ...(next < rows.length ? { nextKey: keyOf(market, next) } : {}),
    ...(fault === 'cut-off' ? { isCutOff: true } : {}),
  }
}

function keyOf(market: string, from: number): string {
  return `${market.padStart(3, '0')}${`${from}`.padStart(9, '0')}`
}

/** `undefined` for a key that no page of this market gave. */
function placeIn(key: string | readonly string[] | undefined, market: string): number | undefined {
  const from = Number(/^\d{3}(\d{9})$/.exec(`${key}`)?.[1])
  return from % pageLength === 0 && key === keyOf(market, from) ? from : undefined
}
