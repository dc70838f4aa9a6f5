import { z } from 'zod'
import type { BrokerId } from './instrument.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** One step of finding out whether a broker can be used with given keys. */
export const CheckId = z.enum([
  'form',
  'reach',
  'clock',
  /** Koscom only: the user allows the access on Koscom's page. */
  'authorise',
  'token',
  'account',
  /** A question that needs no account. */
  'service',
  'save',
])
export type CheckId = z.infer<typeof CheckId>

export const checksOf: Readonly<Record<BrokerId, readonly CheckId[]>> = {
  kis: ['form', 'reach', 'clock', 'token', 'account', 'save'],
  kiwoom: ['form', 'reach', 'clock', 'token', 'service', 'save'],
  koscom: ['form', 'reach', 'clock', 'authorise', 'token', 'account', 'save'],
}

/** What is new about one check. A check that is not mentioned has not begun. */
export const CheckNews = z.object({
  check: CheckId,
  state: z.enum([
    'running',
    'passed',
    /** Passed, with a doubt that `trouble` names; what follows goes on. */
    'doubtful',
    /** What follows is not tried. */
    'failed',
    /** Waits for the user: `url` is to be opened. */
    'asking-user',
    /** Nothing to do: the answer was known, or the server has no such service. */
    'skipped',
  ]),
  at: Instant,
  /** How long the answer took, ms. */
  latency: z.int().nonnegative().nullable(),
  /** Of the check `clock`: this machine's clock minus the broker's, ms. */
  skew: z.int().nullable(),
  trouble: Trouble.nullable(),
  /** The typed fields that the trouble is about; their values are dropped, all others kept. */
  fields: z.array(z.string()),
  url: z.string().nullable(),
  /** Of the check `save`: kept for this run only, so it is `doubtful`. */
  thisRunOnly: z.boolean(),
})
export type CheckNews = z.infer<typeof CheckNews>

type Told = Pick<CheckNews, 'check' | 'state' | 'at'> & Partial<CheckNews>

/** Fills in what a piece of news says nothing about. */
export function checkNews(told: Told): CheckNews {
  return { latency: null, skew: null, trouble: null, fields: [], url: null, thisRunOnly: false, ...told }
}
