/** How sure we are of a broker's figure: its own answer names it, its documents do, or nobody has. */
type Certainty = 'answered' | 'documented' | 'assumed'

export interface Budget {
  readonly limit: number
  /** Milliseconds in which `limit` requests may go out. */
  readonly period: number
  /** Least time between two requests, ms: a burst that fits the limit can still offend a server. */
  readonly spacing: number
  /** What the broker allows in one period, as far as known. */
  readonly allowed: number | null
  readonly certainty: Certainty
  readonly source: string
}

/** Every request limit that Vigil keeps, gentler than what the brokers allow. */
export const budgets = {
  /** Of one account. New customers have 3 a second for three days: a refusal slows the queue down by itself. */
  'kis-live': {
    limit: 15,
    period: 1000,
    spacing: 50,
    allowed: 18,
    certainty: 'documented',
    source: 'KIS Developers notice, as of 2026-04-20: 18 a second per account',
  },
  'kis-mock': {
    limit: 1,
    period: 1100,
    spacing: 1100,
    allowed: 1,
    certainty: 'documented',
    source: 'KIS Developers notice, as of 2026-04-20: 1 a second per account (모의투자)',
  },
  /** Of one api-id. */
  kiwoom: {
    limit: 4,
    period: 1000,
    spacing: 250,
    allowed: 5,
    certainty: 'answered',
    source: 'Kiwoom answer 1700: 유량=5 per api-id',
  },
  koscom: {
    limit: 2,
    period: 1000,
    spacing: 300,
    allowed: null,
    certainty: 'assumed',
    source: 'No document has a limit; the gateway reports a daily one in X-RateLimit-Limit-Day',
  },
} as const satisfies Readonly<Record<string, Budget>>

/** Tokens, of one app key. KIS refuses more (EGW00133); the others are asked as seldom. */
export const tokenIssuing = {
  interval: 60_000,
  /** Before the end; the brokers' own clients do the same. */
  renewBefore: 10 * 60_000,
} as const
