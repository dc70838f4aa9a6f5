import type { Answer, Question } from '../server/openServer.ts'
import { type AccountPage, pageOf } from './accountPages.ts'
import { type QueryType, readAccountRequest, readQueryType } from './accountRequest.ts'
import { type Block, balanceBlock, portfolioBlock } from './accountRows.ts'
import type { Assets } from './assets.ts'
import { floatJson } from './floats.ts'
import { type House, houses } from './house.ts'
import { watchedGroups } from './interest.ts'
import type { MemberDeps, VirtualAccount } from './members.ts'
import type { PageScript } from './pageScript.ts'
import { accepted, refusal } from './refusals.ts'

export interface AccountDeps extends MemberDeps {
  readonly assets: Assets
  readonly pageScript: PageScript
}

interface Asked {
  readonly text: string
  readonly account: VirtualAccount
  readonly house: House
}

type Service = (asked: Asked, deps: AccountDeps) => Answer

const services: Readonly<Record<string, Service>> = {
  '/balance/search': (asked, deps) =>
    answerAssets(asked, deps, {
      part: 'balance',
      list: 'balanceList',
      block: 'balance',
      head: 'summary',
      rows: () => balanceBlock(deps.assets, asked.house),
    }),
  '/portfolio/search': (asked, deps) =>
    answerAssets(asked, deps, {
      part: 'portfolio',
      list: 'portfolioList',
      block: 'portfolio',
      head: 'cash',
      rows: ({ rspType }) => portfolioBlock(deps.assets, asked.house, rspType),
    }),
  '/interest/search': answerInterest,
}

/** `POST /v1/증권사단축명/account/…`; `undefined`: no such broker, or no such service. */
export function accountService({
  method,
  path,
}: Question): ((question: Question, deps: AccountDeps) => Answer) | undefined {
  const [, alias = '', rest = ''] = /^\/v1\/([a-z]+)\/account(\/.+)$/.exec(path) ?? []
  const [house, service] = [houses[alias], services[rest]]
  if (method !== 'POST' || !house || !service) return undefined
  return ({ text }, deps) => {
    const account = deps.accounts.find((each) => each.alias === alias)
    return account ? service({ text, account, house }, deps) : refusal('op-exco 3009')
  }
}

interface AssetService {
  readonly part: 'balance' | 'portfolio'
  readonly list: string
  readonly block: string
  readonly head: string
  rows(query: QueryType): Block
}

function answerAssets({ text, account, house }: Asked, deps: AccountDeps, service: AssetService): Answer {
  const { credential, clock, pageScript } = deps
  const part = readAccountRequest(text, { credential, account, part: `${service.part}RequestBody` })
  if (typeof part === 'string') return refusal(part)
  const query = readQueryType(part, service.part === 'portfolio')
  if (typeof query === 'string') return refusal(query)
  if (
    service.part === 'portfolio' &&
    !(query.rspType === 'RAT' || (query.rspType === 'QTY' && house.tellsQuantities))
  )
    return refusal('broker 6002')
  const page = pageOf(service.rows(query), query, { house, clock, pageScript })
  if (typeof page === 'string') return refusal(page)
  return told(text, page, {
    [`${service.part}ResponseBody`]: {
      queryType: echoOf(query, service),
      queryResult: { totalCnt: page.totalCnt, count: page.count, page: page.page },
    },
    [service.list]: laidOut(page, house, service),
  })
}

/** The count comes back as a text. */
function echoOf({ assetType, rspType, count, page }: QueryType, { part }: AssetService): object {
  return { assetType, ...(part === 'portfolio' && { rspType }), count: `${count}`, page }
}

function laidOut({ block }: AccountPage, { layout }: House, { block: name, head }: AssetService): object {
  const { head: sums, ...lists } = block
  const inner = { ...(sums && { [head]: sums }), ...lists }
  if (layout === 'final') return { [name]: inner }
  return sums ? inner : { [name]: [inner] }
}

function answerInterest({ text, account }: Asked, deps: AccountDeps): Answer {
  const part = readAccountRequest(text, {
    credential: deps.credential,
    account,
    part: 'interestSymbolListRequestBody',
  })
  if (typeof part === 'string') return refusal(part)
  // Only Samsung takes one, and Samsung is not in the sandbox.
  if (part.queryType !== undefined) return refusal('broker 7000')
  return told(text, undefined, {
    interestSymbolListResponseBody: { groupList: { group: watchedGroups } },
  })
}

/** The answer's own parts in the envelope that all of them have. */
function told(text: string, page: AccountPage | undefined, parts: object): Answer {
  const { commonHeader, accInfo } = JSON.parse(text)
  const body = floatJson({
    commonHeader: { reqIdPlatform: 'fs27abe2231', reqIdConsumer: '', certDn: '', ...sentBack(commonHeader) },
    accInfo: { realAccNo: '', vtAccNo: accInfo.vtAccNo },
    ...parts,
    resp: { respCode: '200', respMsg: 'OK' },
  })
  return accepted(page?.fault === 'cut-off' ? body.slice(0, body.length / 2) : body)
}

function sentBack({ reqIdConsumer, ci }: Readonly<Record<string, unknown>>): object {
  return { ...(reqIdConsumer !== undefined && { reqIdConsumer }), ci }
}
