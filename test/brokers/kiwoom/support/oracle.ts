import type { VolatilityInterruption } from '../../../../shared/domain/volatilityInterruption.ts'

// A second reading of the same document, slow and by other means (regular expressions, BigInt, Intl),
// which shares nothing with the product but the platform's JSON.parse.

export interface Expectation {
  /** Per entry of REAL that must be accounted for: what it says, or `null` where it may not be believed. */
  readonly entries: readonly (Expected | null)[]
  /** The frame itself must be reported. */
  readonly frameUnreadable: boolean
}

export interface Expected {
  readonly code: string
  readonly venue: string
  readonly kind: string
  readonly direction: string
  readonly price: bigint
  readonly nth: bigint
  readonly time: string
  readonly release: string | null
  readonly static: readonly [bigint, string] | null
  readonly dynamic: readonly [bigint, string] | null
  readonly change: string | null
}

type Fields = Record<string, unknown>

export function expectationOf(text: string): Expectation {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return { entries: [], frameUnreadable: true }
  }
  if (!isObject(frame)) return { entries: [], frameUnreadable: true }
  const known: Record<string, (frame: Fields) => boolean> = {
    PING: () => true,
    LOGIN: isAnswer,
    REG: isAnswer,
    REMOVE: isAnswer,
    SYSTEM: ({ code, message }) =>
      typeof code === 'string' && ['string', 'undefined'].includes(typeof message),
    REAL: ({ data }) => Array.isArray(data),
  }
  const { trnm } = frame
  if (typeof trnm !== 'string' || !Object.hasOwn(known, trnm) || !known[trnm]?.(frame))
    return { entries: [], frameUnreadable: true }
  if (trnm !== 'REAL') return { entries: [], frameUnreadable: false }
  const data = frame.data as unknown[]
  const entries = data.filter((entry) => !isOther(entry)).map((entry) => expected(entry))
  return { entries, frameUnreadable: false }
}

function isAnswer({ return_code: code, return_msg: message }: Fields): boolean {
  const number = typeof code === 'number' && Number.isInteger(code) && Math.abs(code) < 2 ** 53
  return (number || (typeof code === 'string' && /^\d{1,9}$/.test(code))) && isTextOrAbsent(message)
}

function isOther(entry: unknown): boolean {
  return isObject(entry) && typeof entry.type === 'string' && entry.type !== '1h'
}

function expected(entry: unknown): Expected | null {
  if (!isObject(entry) || entry.type !== '1h' || typeof entry.item !== 'string' || !isObject(entry.values))
    return null
  const values = entry.values
  const read = ['302', '1221', '1223', '1224', '1225', '1236', '1237', '1238', '1239', '1489', '1490', '9001']
  if (![...read, '9008', '9068', '9069'].every((field) => isTextOrAbsent(values[field]))) return null
  const at = (field: string) => `${values[field] ?? ''}`.trim()
  const item = /^([0-9A-Z]{6})(|_NX|_AL)$/.exec(entry.item)
  const kind = /^(정적\/1?|동적\/2?|동적\+정적\/3?)$/.test(`${at('1225')}/${at('9068')}`) ? at('1225') : null
  const clock = /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/
  const release = /^(|000000)$/.test(at('1224')) ? null : at('1224')
  const price = whole(at('1221'))
  const nth = whole(at('1490'))
  const fixed = pair(at('1236'), at('1238'))
  const moving = pair(at('1237'), at('1239'))
  const change = rate(at('1489'))
  if (!item || item[1] !== values['9001'] || !kind || !/^[12]$/.test(at('9069')) || !price || !nth)
    return null
  if (!clock.test(at('1223')) || (release !== null && !clock.test(release))) return null
  if (fixed === undefined || moving === undefined || change === undefined) return null
  return {
    code: item[1] ?? '',
    venue: { '': 'KRX', _NX: 'NXT', _AL: 'combined' }[item[2] ?? ''] ?? '',
    kind: { 정적: 'static', 동적: 'dynamic' }[kind] ?? 'both',
    direction: at('9069') === '1' ? 'up' : 'down',
    price,
    nth,
    time: at('1223'),
    release,
    static: fixed,
    dynamic: moving,
    change,
  }
}

/** `null`: blank. `undefined`: not a whole number that fits. */
function whole(text: string): bigint | null | undefined {
  if (text === '') return null
  const digits = /^[+-]*(\d+|\d{1,3}(?:,\d{3})+)$/.exec(text)?.[1]
  if (digits === undefined) return undefined
  const value = BigInt(digits.replaceAll(',', ''))
  return value <= 9007199254740991n ? value : undefined
}

/** In the least common form: `-6.09`. */
function rate(text: string): string | null | undefined {
  if (text === '') return null
  const [, signs = '', digits, fraction = ''] = /^([+-]*)(\d+)(\.\d+)?$/.exec(text) ?? []
  if (digits === undefined || digits.length + fraction.length > 15) return undefined
  const magnitude = `${BigInt(digits)}${fraction}`
  return signs.includes('-') && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude
}

function pair(reference: string, percent: string): readonly [bigint, string] | null | undefined {
  const won = whole(reference)
  const exact = rate(percent)
  if (won === undefined || exact === undefined) return undefined
  return won !== null && won > 0n && exact !== null ? [won, exact] : null
}

const seoul = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** What the product made of it, in the oracle's terms. */
export function factsOf(sighting: VolatilityInterruption): Expected {
  const time = (at: number) => seoul.format(at).replaceAll(':', '')
  const facts = (deviation: VolatilityInterruption['static']) =>
    deviation && ([BigInt(deviation.reference), deviation.percent] as const)
  return {
    code: sighting.issue.code,
    venue: sighting.venues.join(),
    kind: sighting.kind,
    direction: sighting.direction,
    price: BigInt(sighting.triggerPrice),
    nth: BigInt(sighting.nth),
    time: time(sighting.triggeredAt),
    release: sighting.releasedAt === null ? null : time(sighting.releasedAt),
    static: facts(sighting.static),
    dynamic: facts(sighting.dynamic),
    change: sighting.changePercent,
  }
}

function isObject(value: unknown): value is Fields {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}
