// Kiwoom's figures are texts with signs that mean direction, double signs, zero padding and blanks.
// Both readers answer `null` for a figure that was not sent and `undefined` for one that cannot be read.

const zero = 48
const comma = 44
const plus = 43
const minus = 45
const point = 46

/** More digits than any price or rate of this market has; the text stays exact below it. */
const mostDigits = 15

/** A magnitude: its signs tell the direction of a price, not its value. Commas must stand where they belong. */
export function wholeNumber(text: string | undefined): number | null | undefined {
  const trimmed = text === undefined ? '' : text.trim()
  const length = trimmed.length
  if (length === 0) return null
  const start = signsOf(trimmed)
  if (start === length) return undefined
  let value = 0
  let firstComma = -1
  for (let at = start; at < length; at++) {
    const digit = trimmed.charCodeAt(at) - zero
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
    else if (trimmed.charCodeAt(at) !== comma) return undefined
    else if (firstComma < 0) firstComma = at
  }
  if (firstComma >= 0 && !/^\d{1,3}(?:,\d{3})+$/.test(trimmed.slice(start))) return undefined
  return Number.isSafeInteger(value) ? value : undefined
}

/** A signed decimal as exact text: negative if a minus is among its signs, no plus, no padding, zero unsigned. */
export function decimal(text: string | undefined): string | null | undefined {
  const trimmed = text === undefined ? '' : text.trim()
  const length = trimmed.length
  if (length === 0) return null
  let start = signsOf(trimmed)
  const negative = trimmed.lastIndexOf('-', start - 1) >= 0 && start > 0
  let pointAt = -1
  let isZero = true
  for (let at = start; at < length; at++) {
    const code = trimmed.charCodeAt(at)
    if (code === point && pointAt < 0) pointAt = at
    else if (code < zero || code > zero + 9) return undefined
    else if (code !== zero) isZero = false
  }
  const end = pointAt < 0 ? length : pointAt
  if (end === start || pointAt === length - 1 || length - start > mostDigits) return undefined
  while (start < end - 1 && trimmed.charCodeAt(start) === zero) start++
  const magnitude = start === 0 ? trimmed : trimmed.slice(start)
  return negative && !isZero ? `-${magnitude}` : magnitude
}

function signsOf(text: string): number {
  let at = 0
  while (text.charCodeAt(at) === plus || text.charCodeAt(at) === minus) at++
  return at
}
