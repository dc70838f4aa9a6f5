import { z } from 'zod'

/** A short issue code. Letters occur ("0011A0", "0155E0"), so six digits are not enough. */
export const IssueCode = z.string().regex(/^[0-9A-Z]{6}$/)

/** `combined` is Kiwoom's `_AL`: the order router's view over both venues. */
export const Venue = z.enum(['KRX', 'NXT', 'combined'])
export type Venue = z.infer<typeof Venue>

export const Market = z.enum(['KOSPI', 'KOSDAQ'])
export type Market = z.infer<typeof Market>

export const Issue = z.object({
  code: IssueCode,
  /** `null`: the broker did not send it. */
  name: z.string().nullable(),
})
export type Issue = z.infer<typeof Issue>

/** Won, whole. */
export const Won = z.int().positive()

/** An exact decimal as text: "10.60", "-6.09". Never a float. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

/**
 * Where a figure comes from: a broker's server for real accounts, its server for practice (모의투자), a server that
 * the user named, or the simulator on this machine.
 */
export const Environment = z.enum(['live', 'mock', 'custom', 'demo'])
export type Environment = z.infer<typeof Environment>

/** In the order in which they are shown. */
export const BrokerId = z.enum(['kis', 'kiwoom', 'koscom'])
export type BrokerId = z.infer<typeof BrokerId>
