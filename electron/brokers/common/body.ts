import { Secret } from '../../../shared/domain/secret.ts'

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that a body holds; `null`: it holds none. */
export function objectIn(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

/**
 * Whether a JSON text names a field of one object twice, where `value` is what came of it: parsing keeps the last
 * without a word, and nobody knows which one was meant.
 */
export function tellsTwice(json: string, value: unknown): boolean {
  return namesIn(json) !== fieldsIn(value)
}

/** Outside of texts, valid JSON has one colon for each name. */
function namesIn(json: string): number {
  let names = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (inText && character === '\\') at++
    else if (character === '"') inText = !inText
    else if (character === ':' && !inText) names++
  }
  return names
}

/** Without recursion: a body may be nested deeper than any stack. */
function fieldsIn(value: unknown): number {
  let fields = 0
  const waiting = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (typeof one !== 'object' || one === null) continue
    const inner: readonly unknown[] = Object.values(one)
    if (!Array.isArray(one)) fields += inner.length
    for (const each of inner) waiting.push(each)
  }
  return fields
}

/** Brokers write codes now as text, now as a number; blanks are padding. `null`: neither, or nothing. */
export function codeIn(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' ? text.trim() || null : null
}

/** Of words that should be there and need not. */
export function wordsIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A token travels in headers, so anything but visible ASCII is none. */
export function tokenIn(value: unknown): Secret | null {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) ? new Secret(value) : null
}

/** Longer than any token lives; what claims more is a slip. */
const longestLife = 400 * 86_400

/** OAuth's `expires_in`, seconds as number or text, in ms; `null`: not told, or not to be believed. */
export function lifetimeIn(value: unknown): number | null {
  const seconds = Number(codeIn(value) ?? Number.NaN)
  return Number.isSafeInteger(seconds) && seconds > 0 && seconds <= longestLife ? seconds * 1000 : null
}
