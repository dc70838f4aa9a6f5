import { z } from 'zod'
import { Instant } from './time.ts'
import { VolatilityInterruption } from './volatilityInterruption.ts'
import { Ownership } from './watchlist.ts'

const ofIssue = {
  id: z.string(),
  at: Instant,
  interruption: VolatilityInterruption,
  owner: Ownership,
  /** Shares held; `null`: none, or not known. */
  held: z.int().positive().nullable(),
}

/** Something to tell the user outside the window. Words are made where it is shown. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('triggered'),
    ...ofIssue,
    /** The end of trading before its window's end; see `releaseCut`. */
    cut: Instant.nullable(),
  }),
  z.object({ kind: z.literal('released'), ...ofIssue }),
  /** A storm folded into one: every event since the last popup but those of what is held, which are never folded. */
  z.object({
    kind: z.literal('summary'),
    id: z.string(),
    at: Instant,
    triggered: z.int().nonnegative(),
    released: z.int().nonnegative(),
    /** Of all of them, those of watched issues. */
    watched: z.int().nonnegative(),
    /** Names or codes of the first few. */
    issues: z.array(z.string()),
    /** Seconds over which they were gathered. */
    seconds: z.int().positive(),
  }),
  z.object({ kind: z.literal('test'), id: z.string(), at: Instant }),
])
export type Notice = z.infer<typeof Notice>

/**
 * What became of a notice. `shown` is the notifier's own word; some systems say it and show nothing,
 * so the strip in the window never depends on it.
 */
export const NoticeOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown') }),
  z.object({ kind: z.literal('denied') }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
  /** No window was open to show it, or none answered in time. */
  z.object({ kind: z.literal('nobody-there') }),
  z.object({ kind: z.literal('unsupported') }),
  /** The user wants none now: do-not-disturb, or VIs of others' issues. */
  z.object({ kind: z.literal('withheld'), by: z.enum(['do-not-disturb', 'scope']) }),
])
export type NoticeOutcome = z.infer<typeof NoticeOutcome>

export const NoticeReport = z.object({ noticeId: z.string(), at: Instant, outcome: NoticeOutcome })
export type NoticeReport = z.infer<typeof NoticeReport>
