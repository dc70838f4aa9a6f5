import { z } from 'zod'
import { Environment } from './instrument.ts'
import { Instant } from './time.ts'

export const JournalFaultReason = z.enum(['disk-full', 'read-only', 'newer-version', 'damaged', 'other'])
export type JournalFaultReason = z.infer<typeof JournalFaultReason>

/** `memory`: nothing survives this run. `behind`: the last writes failed and are held in memory. */
export const JournalHealth = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('durable'),
    /** The name under which a damaged journal was kept, if one was found at the start. */
    setAside: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('behind'),
    since: Instant,
    unsaved: z.int().nonnegative(),
    reason: JournalFaultReason,
  }),
  z.object({ kind: z.literal('memory'), since: Instant, reason: JournalFaultReason }),
])
export type JournalHealth = z.infer<typeof JournalHealth>

/** What the whole monitor rests on. */
export const MonitorHealth = z.object({
  environment: Environment,
  version: z.string(),
  startedAt: Instant,
  journal: JournalHealth,
})
export type MonitorHealth = z.infer<typeof MonitorHealth>
