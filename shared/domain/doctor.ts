import { z } from 'zod'
import { Instant } from './time.ts'

/** A report for support: nothing secret, no account, no name, no path of the user's. */
export const DoctorReport = z.object({ at: Instant, text: z.string() })
export type DoctorReport = z.infer<typeof DoctorReport>
