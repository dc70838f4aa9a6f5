/** Bounds are inclusive. `null`: something worth knowing that nobody promised. */
export type Goal =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly below: number }
  | { readonly exactly: number }
  | null

interface Measured {
  /** What the figure is, without its unit. */
  readonly name: string
  readonly unit: string
}

/** A figure of ours, and the same work done as barely as it can be, in the same run. */
export interface Ratio extends Measured {
  readonly kind: 'ratio'
  readonly rounds: readonly { readonly ours: number; readonly floor: number }[]
  /** On ours / floor. */
  readonly goal: Goal
}

export interface Figure extends Measured {
  readonly kind: 'figure'
  readonly value: number
  /** What was measured to get at the value, where that is more than one figure. */
  readonly rounds?: readonly number[]
  readonly goal: Goal
}

export type Measurement = Ratio | Figure

export interface Scale {
  /** Small counts: shows that the bench works, not how fast Vigil is. */
  readonly quick: boolean
  /** Says on stderr what is being done. */
  readonly tell: (sentence: string) => void
}

export interface Bench {
  readonly name: string
  /** Throws a sentence when it could not measure. */
  measure(scale: Scale): Promise<readonly Measurement[]>
}

export function isMet(goal: Goal, value: number): boolean | null {
  if (goal === null) return null
  if ('atMost' in goal) return value <= goal.atMost
  if ('atLeast' in goal) return value >= goal.atLeast
  return 'below' in goal ? value < goal.below : value === goal.exactly
}
