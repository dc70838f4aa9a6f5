import type { Figure } from '../../../shared/domain/figure.ts'

// KIS writes figures as texts, padded with blanks at most: no plus, no commas, no leading zeros, no exponent.
// What is written otherwise is not guessed at.

const whole = /^(?:0|-?[1-9]\d*)$/
const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** More digits than any price or rate of this market has. */
const mostDigits = 15

/** More than any guide gives a whole number. */
const mostWholeDigits = 20

/** A whole number that may be negative: a profit in won. */
export function wholeIn(value: unknown): Figure<number> {
  return figureIn(value, (text) => {
    const number = whole.test(text) ? Number(text) : Number.NaN
    return Number.isSafeInteger(number) ? number : null
  })
}

/** A whole number of shares or won that cannot be negative. */
export function countIn(value: unknown): Figure<number> {
  return unsigned(wholeIn(value), (count) => count < 0)
}

/** A whole number that may be negative and larger than JavaScript counts, as the text that was sent. */
export function exactIn(value: unknown): Figure<string> {
  return figureIn(value, (text) => (whole.test(text) && digitsOf(text) <= mostWholeDigits ? text : null))
}

/** The same, where it cannot be negative. */
export function exactCountIn(value: unknown): Figure<string> {
  return unsigned(exactIn(value), isBelowZero)
}

/** An exact decimal that may be negative, as the text that was sent: a rate in percent. */
export function decimalIn(value: unknown): Figure<string> {
  return figureIn(value, (text) => (decimal.test(text) && digitsOf(text) <= mostDigits ? text : null))
}

/** An exact decimal that cannot be negative, as the text that was sent: a price in won. */
export function priceIn(value: unknown): Figure<string> {
  return unsigned(decimalIn(value), isBelowZero)
}

function isBelowZero(text: string): boolean {
  return text.startsWith('-')
}

function digitsOf(text: string): number {
  return text.replace(/\D/g, '').length
}

function figureIn<T>(value: unknown, read: (text: string) => T | null): Figure<T> {
  if (typeof value !== 'string') return unread
  const text = value.trim()
  if (text === '') return { kind: 'blank' }
  const figure = read(text)
  return figure === null ? unread : { kind: 'sent', value: figure }
}

function unsigned<T>(figure: Figure<T>, isNegative: (value: T) => boolean): Figure<T> {
  return figure.kind === 'sent' && isNegative(figure.value) ? unread : figure
}

const unread = { kind: 'unreadable' } as const

const longestName = 200

/** The name of an issue or a class. It decides nothing, so one that is missing or no name is none. */
export function nameIn(value: unknown): string | null {
  const name = typeof value === 'string' ? value.trim() : ''
  return name === '' || name.length > longestName ? null : name
}
