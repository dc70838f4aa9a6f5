import { z } from 'zod'

/** A field that the broker left empty: no figure was sent, which is not a zero. */
const Blank = z.object({ kind: z.literal('blank') })

/** A field that is missing or does not read as documented. It is never guessed at. */
const Unreadable = z.object({ kind: z.literal('unreadable') })

/** One figure as a broker sent it. */
export type Figure<T> =
  | { readonly kind: 'sent'; readonly value: T }
  | z.infer<typeof Blank>
  | z.infer<typeof Unreadable>

export function figure<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('kind', [z.object({ kind: z.literal('sent'), value }), Blank, Unreadable])
}

/** The value, where there is one. */
export function sent<T>(one: Figure<T>): T | null {
  return one.kind === 'sent' ? one.value : null
}
