import { isIssueCode, isOtherVenue } from './issueCode.ts'
import type { InterruptionValues, RealEntry, TradeValues, WireFrame } from './wireSchema.ts'

type UnreadableFrame = { readonly kind: 'unreadable'; readonly reason: string }
export type Frame = WireFrame | UnreadableFrame

type Fields = { readonly [name: string]: unknown }

/** Reads any text; what is not a frame that we know comes back as `unreadable`, never as an exception. */
export function decodeFrame(text: string): Frame {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return unreadable('not JSON')
  }
  if (!isFields(frame)) return unreadable('not an object')
  switch (frame.trnm) {
    case 'REAL':
      return real(frame)
    case 'PING':
      return { kind: 'ping' }
    case 'LOGIN':
    case 'REG':
    case 'REMOVE':
      return answer(frame.trnm, frame)
    case 'SYSTEM':
      return system(frame)
    default:
      return unreadable('unknown trnm')
  }
}

function real(frame: Fields): Frame {
  const data = frame.data
  if (!Array.isArray(data)) return unreadable('REAL without a list')
  return { kind: 'real', entries: data.map(realEntry) }
}

function realEntry(raw: unknown): RealEntry {
  if (!isFields(raw)) return { kind: 'unreadable', raw }
  const type = raw.type
  if (typeof type !== 'string') return { kind: 'unreadable', raw }
  if (type !== '1h') return type === '0B' ? trade(raw) : { kind: 'other', type }
  const item = raw.item
  const values = isFields(raw.values) ? interruptionValues(raw.values) : undefined
  if (typeof item !== 'string' || !values) return { kind: 'unreadable', raw }
  return { kind: 'interruption', item, values }
}

/** One literal and one comparison a field: this runs for every VI of the market. */
function interruptionValues(fields: Fields): InterruptionValues | undefined {
  const code = fields['9001']
  const name = fields['302']
  const market = fields['9008']
  const kindCode = fields['9068']
  const direction = fields['9069']
  const triggerPrice = fields['1221']
  const triggeredAt = fields['1223']
  const releasedAt = fields['1224']
  const kind = fields['1225']
  const staticReference = fields['1236']
  const dynamicReference = fields['1237']
  const staticPercent = fields['1238']
  const dynamicPercent = fields['1239']
  const changePercent = fields['1489']
  const nth = fields['1490']
  if (typeof code !== 'string' || typeof direction !== 'string' || typeof triggerPrice !== 'string') return
  if (typeof triggeredAt !== 'string' || typeof kind !== 'string' || typeof nth !== 'string') return
  if (!isOptional(name) || !isOptional(market) || !isOptional(kindCode) || !isOptional(releasedAt)) return
  if (!isOptional(staticReference) || !isOptional(dynamicReference)) return
  if (!isOptional(staticPercent) || !isOptional(dynamicPercent) || !isOptional(changePercent)) return
  return {
    code,
    name,
    market,
    kindCode,
    direction,
    triggerPrice,
    triggeredAt,
    releasedAt,
    kind,
    staticReference,
    dynamicReference,
    staticPercent,
    dynamicPercent,
    changePercent,
    nth,
  }
}

function trade(raw: Fields): RealEntry {
  const item = raw.item
  if (typeof item !== 'string') return { kind: 'unreadable-trade', raw }
  if (isOtherVenue(item)) return { kind: 'other', type: '0B' }
  const values = isFields(raw.values) ? tradeValues(raw.values) : undefined
  if (!values || !isIssueCode(item)) return { kind: 'unreadable-trade', raw }
  return { kind: 'trade', code: item, values }
}

/** As above: this runs for every trade of everything that is watched. */
function tradeValues(fields: Fields): TradeValues | undefined {
  const price = fields['10']
  const change = fields['11']
  const changePercent = fields['12']
  const volume = fields['13']
  const turnover = fields['14']
  const open = fields['16']
  const time = fields['20']
  const sign = fields['25']
  const exchange = fields['9081']
  if (typeof price !== 'string' || !isOptional(change) || !isOptional(changePercent)) return
  if (!isOptional(volume) || !isOptional(turnover) || !isOptional(open)) return
  if (!isOptional(time) || !isOptional(sign) || !isOptional(exchange)) return
  return { price, change, changePercent, volume, turnover, open, time, sign, exchange }
}

function answer(to: 'LOGIN' | 'REG' | 'REMOVE', frame: Fields): Frame {
  const code = returnCode(frame.return_code)
  const message = frame.return_msg
  if (code === undefined || !isOptional(message)) return unreadable(`${to} without a result`)
  return { kind: 'answer', to, code, message: message ?? '' }
}

function returnCode(code: unknown): string | undefined {
  if (typeof code === 'number') return Number.isSafeInteger(code) ? String(code) : undefined
  return typeof code === 'string' && /^\d{1,9}$/.test(code) ? String(Number(code)) : undefined
}

function system(frame: Fields): Frame {
  const { code, message } = frame
  if (typeof code !== 'string' || !isOptional(message)) return unreadable('SYSTEM without a code')
  return { kind: 'system', code, message: message ?? '' }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOptional(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}

function unreadable(reason: string): UnreadableFrame {
  return { kind: 'unreadable', reason }
}
