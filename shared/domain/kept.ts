import { z } from 'zod'
import { Environment } from './instrument.ts'
import { PackedInstrument } from './instruments.ts'
import { Tick } from './quote.ts'
import { Instant } from './time.ts'

// What a start begins with, before anybody has told it anything.

/** The list of all that is listed. */
export const KeptInstruments = z.object({
  environment: Environment,
  askedAt: Instant,
  entries: z.array(PackedInstrument),
})
export type KeptInstruments = z.infer<typeof KeptInstruments>

/** The last price of each issue. */
export const KeptQuotes = z.object({ environment: Environment, quotes: z.array(Tick) })
export type KeptQuotes = z.infer<typeof KeptQuotes>
