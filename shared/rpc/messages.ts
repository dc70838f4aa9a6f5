import { z } from 'zod'

const Id = z.int().nonnegative()

/**
 * What the asking side may say. A call is a feed that says one thing, so both are asked alike.
 * `next` asks for the batch after the one just used up: the answering side never runs ahead of it.
 */
export const Request = z.union([
  // First what comes most often: a union tries its members in turn.
  z.strictObject({ id: Id, next: z.literal(true) }),
  z.strictObject({ id: Id, ask: z.string(), about: z.unknown().optional() }),
  z.strictObject({ id: Id, cancel: z.literal(true) }),
])
export type Request = z.infer<typeof Request>

/** What the answering side may say. */
export const Reply = z.union([
  z.strictObject({ id: Id, values: z.array(z.unknown()) }),
  z.strictObject({ id: Id, done: z.literal(true) }),
  z.strictObject({ id: Id, fault: z.strictObject({ code: z.string(), message: z.string() }) }),
])
export type Reply = z.infer<typeof Reply>

/** The message as the schema has it, or `undefined` for anything else. */
export function read<T>(schema: z.ZodType<T>, message: string): T | undefined {
  try {
    return schema.parse(JSON.parse(message))
  } catch {
    return undefined
  }
}
