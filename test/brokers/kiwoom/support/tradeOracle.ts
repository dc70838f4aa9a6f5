import type { Tick } from '../../../../shared/domain/quote.ts'

// A second reading of the same document, by regular expressions and BigInt, which shares nothing with the product but
// the platform's JSON.parse.

/** A tick in terms that compare: texts, and no clock. */
export type TradeFacts = Readonly<Record<string, string | null>>

type Fields = Record<string, unknown>

/** Per 0B entry that is ours: what it says, or `null` where it may not be believed. */
export function tradesIn(text: string): readonly (TradeFacts | null)[] {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return []
  }
  if (!isObject(frame) || frame.trnm !== 'REAL' || !Array.isArray(frame.data)) return []
  const entries: unknown[] = frame.data
  return entries
    .filter((entry): entry is Fields => isObject(entry) && entry.type === '0B')
    .filter(({ item }) => typeof item !== 'string' || !/^[0-9A-Z]{6}_(AL|NX)$/.test(item))
    .map(factsIn)
}

const read = ['11', '12', '13', '14', '16', '20', '25', '9081']
const clock = /^(([01]\d|2[0-3])[0-5]\d[0-5]\d)?$/

function factsIn({ item, values }: Fields): TradeFacts | null {
  if (typeof item !== 'string' || !/^[0-9A-Z]{6}$/.test(item) || !isObject(values)) return null
  if (typeof values['10'] !== 'string') return null
  if (!read.every((field) => ['string', 'undefined'].includes(typeof values[field]))) return null
  const at = (field: string) => `${values[field] ?? ''}`.trim()
  const whole = (field: string) => /^([+-]*)(\d+|\d{1,3}(?:,\d{3})+)?$/.exec(at(field))
  const all = ['10', '11', '13', '14', '16'].map(whole)
  if (all.some((found) => !found || (!found[2] && found[1]))) return null
  const [price, change, volume, turnover, open] = all.map((found) => figure(found?.[2]))
  if ([price, change, volume, turnover, open].some((one) => (one ?? 0n) > 9007199254740991n)) return null
  const rate = /^([+-]*)(\d+)(\.\d+)?$/.exec(at('12'))
  if (!price || (at('12') !== '' && !rate) || `${rate?.[2] ?? ''}${rate?.[3] ?? ''}`.length > 15) return null
  if (!clock.test(at('20')) || !/^[1-5]?$/.test(at('25')) || !/^1?$/.test(at('9081'))) return null
  const signed = change === null || !at('11').includes('-') ? change : -(change ?? 0n)
  const rated =
    rate &&
    `${rate[1]?.includes('-') && /[1-9]/.test(rate[0]) ? '-' : ''}${BigInt(rate[2] ?? 0)}${rate[3] ?? ''}`
  const directions = [
    at('25') === '' ? null : { 1: 1, 2: 1, 3: 0, 4: -1, 5: -1 }[Number(at('25'))],
    signed === null || signed === undefined ? null : signed > 0n ? 1 : signed < 0n ? -1 : 0,
    rated && /[1-9]/.test(rated) ? (rated.startsWith('-') ? -1 : 1) : null,
  ].filter((direction) => direction !== null)
  if (new Set(directions).size > 1 || (signed ?? 0n) >= price) return null
  return {
    code: item,
    price: `${price}`,
    change: written(signed),
    rate: rated,
    volume: written(volume),
    turnover: written(turnover),
    open: open ? `${open}` : null,
    sign:
      at('25') === ''
        ? null
        : (['', 'limit-up', 'up', 'flat', 'limit-down', 'down'][Number(at('25'))] ?? null),
    time: at('20') || null,
  }
}

const figure = (digits: string | undefined) =>
  digits === undefined ? null : BigInt(digits.replaceAll(',', ''))
const written = (figure: bigint | null | undefined) => (typeof figure === 'bigint' ? `${figure}` : null)

const seoul = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** What the product made of it, in the oracle's terms. */
export function tradeFacts(tick: Tick): TradeFacts {
  const text = (figure: number | null) => (figure === null ? null : `${figure}`)
  return {
    code: tick.code,
    price: `${tick.price}`,
    change: text(tick.change),
    rate: tick.changePercent,
    volume: text(tick.volume),
    turnover: text(tick.turnover),
    open: text(tick.open),
    sign: tick.sign,
    time: tick.tradedAt === null ? null : seoul.format(tick.tradedAt).replaceAll(':', ''),
  }
}

function isObject(value: unknown): value is Fields {
  return Object.prototype.toString.call(value) === '[object Object]'
}
