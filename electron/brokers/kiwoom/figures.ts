// Kiwoom's figures are texts with signs that mean direction, double signs, zero padding and blanks.
// All readers answer `null` for a figure that was not sent and `undefined` for one that cannot be read.

const zero = 48
const comma = 44
const plus = 43
const minus = 45
const point = 46

/** More digits than any price or rate of this market has; the text stays exact below it. */
const mostDigits = 15

/** The longest field that the guide has for a whole number. */
const mostWholeDigits = 20

/** A magnitude: its signs tell the direction of a price, not its value. Commas must stand where they belong. */
export function wholeNumber(text: string | undefined): number | null | undefined {
  const trimmed = text === undefined ? '' : text.trim()
  if (trimmed.length === 0) return null
  const start = signsOf(trimmed)
  if (!isWhole(trimmed, start)) return undefined
  let value = 0
  for (let at = start; at < trimmed.length; at++) {
    const code = trimmed.charCodeAt(at)
    if (code !== comma) value = value * 10 + (code - zero)
  }
  return Number.isSafeInteger(value) ? value : undefined
}

/** The same with its sign: negative if a minus is among its signs; zero has none. */
export function signedNumber(text: string | undefined): number | null | undefined {
  const magnitude = wholeNumber(text)
  return magnitude && text?.includes('-') ? -magnitude : magnitude
}

/**
 * A signed whole number as exact text, of any size that the guide allows: negative if a minus is among its signs; no
 * plus, no commas, no padding, zero unsigned.
 */
export function wholeText(text: string | undefined): string | null | undefined {
  const trimmed = text === undefined ? '' : text.trim()
  if (trimmed.length === 0) return null
  const start = signsOf(trimmed)
  if (!isWhole(trimmed, start)) return undefined
  const digits = trimmed
    .slice(start)
    .replaceAll(',', '')
    .replace(/^0+(?=\d)/, '')
  if (digits.length > mostWholeDigits) return undefined
  return isNegative(trimmed, start) && digits !== '0' ? `-${digits}` : digits
}

/** The same of a magnitude. */
export function magnitudeText(text: string | undefined): string | null | undefined {
  const signed = wholeText(text)
  return typeof signed === 'string' ? signed.replace('-', '') : signed
}

/** A signed decimal as exact text: negative if a minus is among its signs, no plus, no padding, zero unsigned. */
export function decimal(text: string | undefined): string | null | undefined {
  const trimmed = text === undefined ? '' : text.trim()
  const length = trimmed.length
  if (length === 0) return null
  let start = signsOf(trimmed)
  const negative = isNegative(trimmed, start)
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

/** Whether digits begin at `start` and nothing else follows; commas must stand where they belong. */
function isWhole(text: string, start: number): boolean {
  let hasComma = false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma) hasComma = true
    else if (code < zero || code > zero + 9) return false
  }
  return hasComma ? /^\d{1,3}(?:,\d{3})+$/.test(text.slice(start)) : start < text.length
}

/** Whether a minus is among the signs, which end before `start`. */
function isNegative(text: string, start: number): boolean {
  return start > 0 && text.lastIndexOf('-', start - 1) >= 0
}
