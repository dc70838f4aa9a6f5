/** A number in [0, 1). */
export type Random = () => number

/** mulberry32: the same seed tells the same day, on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    const drawn = firstOf(state)
    state = (state + 0x6d2b79f5) >>> 0
    return drawn
  }
}

/** The first number that `createRandom` of this seed gives. */
export function firstOf(seed: number): number {
  const state = (seed + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** A whole number from `from` to `to`, both included. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new Error('Nothing to choose from: the list of choices is empty.')
  return chosen
}

/** Text such as tokens are made of. */
export function randomText(random: Random, length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
}

export function randomDigits(random: Random, length: number): string {
  return Array.from({ length }, () => wholeBetween(random, 0, 9)).join('')
}

/** Such as 1f58350a-7c99-4140-8352-ac741aa96adf. */
export function randomUuid(random: Random): string {
  const hex = (length: number) =>
    Array.from({ length }, () => wholeBetween(random, 0, 15).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** A seed of its own for each name (FNV-1a), so that what is drawn for one does not shift what is drawn for another. */
export function seedOf(seed: number, name: string): number {
  let mixed = (seed ^ 0x811c9dc5) >>> 0
  for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return mixed
}
