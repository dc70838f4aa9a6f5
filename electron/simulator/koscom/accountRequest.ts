import { asObject, type JsonObject, parseObject } from '../server/json.ts'
import type { Credential } from './credential.ts'
import type { VirtualAccount } from './members.ts'

export interface QueryType {
  readonly assetType: string
  readonly rspType: string
  /** 0: as many as the broker likes. */
  readonly count: number
  readonly page: string
}

interface Expected {
  readonly credential: Credential
  /** The one that belongs to the broker in the path. */
  readonly account: VirtualAccount
  /** "balanceRequestBody" */
  readonly part: string
}

/** A request's own part; or the code of the refusal. */
export function readAccountRequest(
  text: string,
  { credential, account, part }: Expected,
): JsonObject | string {
  const body = parseObject(text)
  if (!body) return 'op-exco 3011'
  const own = asObject(body[part])
  const missing = required.some(([block, name]) => filled(body, block, name) === undefined)
  if (missing || !own) return 'op-exco 3003'
  const told = (block: string, name: string) => filled(body, block, name)
  if (!/^\d{12}$/.test(told('devInfo', 'ipAddr') ?? '')) return 'op-exco 3013'
  if (!/^[0-9A-F]{12}$/.test(told('devInfo', 'macAddr') ?? '')) return 'op-exco 3013'
  if ((told('commonHeader', 'reqIdConsumer') ?? '').length > 20) return 'op-exco 3013'
  const isKnown =
    told('partner', 'comId') === credential.company && told('partner', 'srvId') === credential.service
  if (!isKnown) return 'op-exco 3008'
  if (told('commonHeader', 'ci') !== credential.ci) return 'op-exco 3007'
  return told('accInfo', 'vtAccNo') === account.number ? own : 'broker 4001'
}

/** reqIdPlatform is not used, and reqIdConsumer need not be there. */
const required = [
  ['partner', 'comId'],
  ['partner', 'srvId'],
  ['commonHeader', 'ci'],
  ['devInfo', 'ipAddr'],
  ['devInfo', 'macAddr'],
  ['accInfo', 'vtAccNo'],
] as const

function filled(body: JsonObject, block: string, name: string): string | undefined {
  const value = asObject(body[block])?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The queryType of a question about assets, each field there and of its own kind; or the code of the refusal. */
export function readQueryType(part: JsonObject, needsForm: boolean): QueryType | string {
  const told = asObject(part.queryType)
  const { assetType, rspType = '', count, page } = told ?? {}
  if (assetType === undefined || count === undefined || page === undefined) return 'op-exco 3003'
  if (needsForm && rspType === '') return 'op-exco 3003'
  if (typeof assetType !== 'string' || typeof rspType !== 'string' || typeof page !== 'string')
    return 'op-exco 3013'
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return 'op-exco 3013'
  return { assetType, rspType, count, page }
}
