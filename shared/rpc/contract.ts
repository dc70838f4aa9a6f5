import type { z } from 'zod'

export interface Call<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly kind: 'call'
  readonly question: Q
  readonly value: A
}

export interface Feed<Q extends z.ZodType = z.ZodType, V extends z.ZodType = z.ZodType> {
  readonly kind: 'feed'
  readonly question: Q
  readonly value: V
}

export type Contract = Readonly<Record<string, Call | Feed>>

/** One question, one answer. */
export function call<Q extends z.ZodType, A extends z.ZodType>(question: Q, value: A): Call<Q, A> {
  return { kind: 'call', question, value }
}

/** One question, then values for as long as the asker listens. */
export function feed<Q extends z.ZodType, V extends z.ZodType>(question: Q, value: V): Feed<Q, V> {
  return { kind: 'feed', question, value }
}

/**
 * What a contract promises, as a type. `serve` takes it and `connect` gives it back.
 * A feed yields batches: everything that was waiting when the listener came back for more.
 */
export type Api<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Call<infer Q, infer A>
    ? (question: z.infer<Q>, signal?: AbortSignal) => Promise<z.infer<A>>
    : C[K] extends Feed<infer Q, infer V>
      ? (question: z.infer<Q>, signal?: AbortSignal) => AsyncIterable<readonly z.infer<V>[]>
      : never
}
