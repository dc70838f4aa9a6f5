import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'

export type Count = (what: string) => void

interface Comparison<Reading extends { readonly kind: string }> {
  readonly bodies: fc.Arbitrary<string>
  readonly runs: number
  readonly expectationOf: (body: string) => Reading
  readonly readingOf: (body: string) => Reading
  /** What of a reading is counted beside its kind. */
  readonly countIn: (reading: Reading, count: Count) => void
}

/** Holds what the product makes of each body against an oracle's reading; answers what came up, and how often. */
export function expectSameReadings<Reading extends { readonly kind: string }>({
  bodies,
  runs,
  expectationOf,
  readingOf,
  countIn,
}: Comparison<Reading>) {
  const counts = new Map<string, number>()
  const count: Count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1)
  fc.assert(
    fc.property(bodies, (body) => {
      const expected = expectationOf(body)
      const reading = readingOf(body)
      if (!isDeepStrictEqual(reading, expected)) expect(reading, body).toEqual(expected)
      count(reading.kind)
      countIn(reading, count)
    }),
    { numRuns: runs },
  )
  return {
    /** That each came up in more than one of so many bodies: they were neither all harmless nor all hopeless. */
    expectMoreThanOneIn(many: number, whats: readonly string[]): void {
      for (const what of whats) expect(counts.get(what) ?? 0, what).toBeGreaterThan(runs / many)
    },
  }
}
