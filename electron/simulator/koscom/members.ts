import { kstDate } from '../../../shared/domain/time.ts'
import { asObject, type JsonObject, parseObject } from '../server/json.ts'
import type { Answer, Question } from '../server/openServer.ts'
import type { ServerClock } from '../server/serverState.ts'
import type { Credential } from './credential.ts'
import { accepted, refusal } from './refusals.ts'

/** A virtual account that the user has connected with the service. */
export interface VirtualAccount {
  /** The company's code: diamond 00992, cyber 00991, star 00993. */
  readonly company: string
  readonly alias: string
  readonly number: string
}

export interface MemberDeps {
  readonly credential: Credential
  readonly accounts: readonly VirtualAccount[]
  readonly clock: ServerClock
  /** `http://127.0.0.1:PORT` */
  readonly host: () => string
}

/** `POST /v1/common/member/consent/search`: the accounts that the user has connected. */
export function searchConsents(
  { text }: Question,
  { credential, accounts, clock, host }: MemberDeps,
): Answer {
  const asked = readRequest(text)
  if (typeof asked === 'string') return refusal(asked)
  if (asked.company !== credential.company || asked.service !== credential.service) {
    return refusal('op-exco 3008')
  }
  if (asked.ci !== credential.ci) return refusal('op-exco 3007')
  return accepted({
    vtAccList: accounts.map(({ company, alias, number }) => ({
      comId: company,
      vtAccNo: number,
      vtAccAlias: alias,
      endpoint: `${host()}/v1/${alias}/account/`,
    })),
    serviceTermsExpireDate: inOneYear(clock),
  })
}

/** `POST /v1/common/member/register/search`: whether the user is a member of the portal. */
export function searchRegistration({ text }: Question, { credential, clock }: MemberDeps): Answer {
  const asked = readRequest(text)
  if (typeof asked === 'string') return refusal(asked)
  const isMember = asked.ci === credential.ci
  return accepted({
    result: isMember ? 'member' : 'nonMember',
    commonTermsExpireDate: isMember ? inOneYear(clock) : '',
  })
}

interface MemberRequest {
  readonly company: string
  readonly service: string
  readonly ci: string
}

/** The request, or the code of the refusal. The document's example has the user's name too; it is not asked for here. */
function readRequest(text: string): MemberRequest | string {
  const body = parseObject(text)
  if (!body) return 'op-exco 3011'
  const company = filled(asObject(body.partner), 'comId')
  const service = filled(asObject(body.partner), 'srvId')
  const ci = filled(asObject(body.commonHeader), 'ci')
  return company && service && ci ? { company, service, ci } : 'op-exco 3003'
}

function filled(block: JsonObject | undefined, name: string): string | undefined {
  const value = block?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function inOneYear(clock: ServerClock): string {
  return kstDate(clock.now() + 365 * 24 * 3_600_000)
}
