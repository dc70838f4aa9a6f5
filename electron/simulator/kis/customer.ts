import { type Random, randomText } from '../random.ts'
import { createRateWindow } from '../server/rateWindow.ts'
import type { ServerState } from '../server/serverState.ts'
import { createTokens, type Tokens } from '../server/tokens.ts'
import type { Account } from './account.ts'
import type { CorporateCredential, Credential } from './credentials.ts'

/** One app key with its account. */
export interface Customer {
  readonly credential: Credential
  /** Present for a corporate customer. */
  readonly corporate: CorporateCredential | undefined
  readonly tokens: Tokens
  readonly account: Account
  /** Whether one more token fits: one a minute. */
  mayIssue(): boolean
  /** Whether one more request fits: 18 a second per account (notice as of 2026-04-20). */
  mayAsk(): boolean
  /** `false` for a gt_uid that this customer has used before. */
  isNewId(gtUid: string): boolean
}

interface Admission {
  readonly credential: Credential
  readonly corporate?: CorporateCredential
  readonly account: Account
  readonly state: ServerState<string>
  readonly random: Random
}

const hours = 3_600_000
/** Within six hours the same token comes again; later another, beside which the older one lives on (assumed). */
const tokenRules = { lifetime: 24 * hours, sameFor: 6 * hours }

export function createCustomer({ credential, corporate, account, state, random }: Admission): Customer {
  const { clock, serverClock, counters } = state
  const write = () => inventToken(random)
  return {
    credential,
    corporate,
    account,
    tokens: createTokens({ clock: serverClock, counters, write, ...tokenRules }),
    mayIssue: createRateWindow(clock, 1, 60_000),
    mayAsk: createRateWindow(clock, 18, 1000),
    isNewId: createUsedIds(),
  }
}

/** A JWT in its looks: 350 characters. */
function inventToken(random: Random): string {
  return `eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.${randomText(random, 226)}.${randomText(random, 86)}`
}

const mostIds = 10_000

function createUsedIds(): (id: string) => boolean {
  const used = new Set<string>()
  return (id) => {
    if (used.has(id)) return false
    used.add(id)
    const [oldest] = used
    if (used.size > mostIds && oldest !== undefined) used.delete(oldest)
    return true
  }
}
