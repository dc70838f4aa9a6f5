import type { Figure } from '../../../shared/domain/figure.ts'
import { shortCodeIn } from '../../../shared/domain/isin.ts'
import type { KstDate } from '../../../shared/domain/time.ts'
import type { Fields } from '../common/body.ts'
import { Written } from './written.ts'

// Koscom writes every number as a float, from ten million up with an exponent: 98,163,580 is 9.816358E7. The digits are
// read from the text, so that nothing is ever rounded.

/** "No value" has four forms: it is missing, null, empty, or the word "null". */
export function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return ['', 'null'].includes(value.trim())
  return value === undefined || value === null
}

/** A whole number that may be negative: won. */
export function wonIn(value: unknown): Figure<number> {
  return figureIn(value, (text) => {
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
    return Number.isSafeInteger(number) ? number : null
  })
}

/** A whole number that cannot be negative. */
export function countIn(value: unknown): Figure<number> {
  const count = wonIn(value)
  return count.kind === 'sent' && count.value < 0 ? unread : count
}

/** An exact decimal that may be negative. */
export function decimalIn(value: unknown): Figure<string> {
  return figureIn(value, (text) => text)
}

/** The figure under whichever of these names; names that contradict one another tell none. */
export function underAny<T>(
  fields: Fields,
  names: readonly string[],
  read: (value: unknown) => Figure<T>,
): Figure<T> {
  const told = names.map((name) => read(fields[name])).filter(({ kind }) => kind !== 'blank')
  const [first, ...others] = told
  if (first === undefined) return { kind: 'blank' }
  const agreed = others.every((one) => isSame(one, first))
  return agreed ? first : unread
}

function isSame<T>(one: Figure<T>, other: Figure<T>): boolean {
  return one.kind === 'sent' && other.kind === 'sent' && one.value === other.value
}

function figureIn<T>(value: unknown, read: (text: string) => T | null): Figure<T> {
  if (isNothing(value)) return { kind: 'blank' }
  const text = value instanceof Written ? plain(value.text) : null
  const figure = text === null ? null : read(text)
  return figure === null ? unread : { kind: 'sent', value: figure }
}

const unread = { kind: 'unreadable' } as const

/** More digits before and after the point than any figure of an account has. */
const mostDigits = 20
/** Longer than any float is ever written. */
const longest = 64

const float = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** A float's text without its exponent and without zeros that say nothing: "1.0E10" is "10000000000". */
function plain(text: string): string | null {
  const [, sign, whole, fraction = '', exponent = '0'] = float.exec(text.slice(0, longest + 1)) ?? []
  if (sign === undefined || whole === undefined || text.length > longest) return null
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  if (digits === '') return '0'
  const point = digits.length - fraction.length + Number(exponent)
  const significant = digits.replace(/0+$/, '')
  if (Math.abs(point) > mostDigits || significant.length > mostDigits) return null
  return `${sign}${placed(significant, point)}`
}

/** The point stands after so many digits; before all of them where that is negative. */
function placed(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  const integer = digits.slice(0, point).padEnd(point, '0')
  return digits.length > point ? `${integer}.${digits.slice(point)}` : integer
}

/** A text that decides nothing; `null`: none, or none that could be shown. */
export function nameIn(value: unknown): string | null {
  if (typeof value !== 'string' || isNothing(value)) return null
  const name = value.trim()
  return name.length > 200 ? null : name
}

/** `null`: no day is told, or none that there is. Zeros stand for no day. */
export function dayIn(value: unknown): KstDate | null {
  const text = typeof value === 'string' ? value.trim() : ''
  const [, month = '', day = ''] = /^[12]\d{3}(\d\d)(\d\d)$/.exec(text) ?? []
  return between(month, 12) && between(day, 31) ? text : null
}

function between(text: string, most: number): boolean {
  return Number(text) >= 1 && Number(text) <= most
}

/** `null`: no code of any paper. */
export function isinIn(value: unknown): { readonly isin: string; readonly code: string | null } | null {
  const isin = typeof value === 'string' && !isNothing(value) ? value.trim() : ''
  return /^[0-9A-Z]{1,20}$/.test(isin) ? { isin, code: shortCodeIn(isin) } : null
}
