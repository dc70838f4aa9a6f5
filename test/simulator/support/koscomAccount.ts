import { post } from './bareClient.ts'
import type { simulate } from './simulate.ts'
import { hear, koscomGrant } from './visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

export async function koscomToken(day: Day): Promise<string> {
  const grant = { grant_type: 'refresh_token', refresh_token: day.koscom.refreshToken }
  return `${(await koscomGrant(day, grant)).body.access_token}`
}

interface Equity {
  readonly isinCode: string
  readonly qty: number
  readonly valAtCur: number
}

interface BalanceList {
  readonly balance:
    | { readonly equityList: readonly Equity[] }
    | readonly { readonly equityList: readonly Equity[] }[]
}

interface BalanceQuestion {
  /** The broker's short name in the path. */
  readonly alias: string
  readonly assetType: string
  readonly token: string
}

/** 계좌잔고: the equities of every page. */
export async function askBalance(day: Day, question: BalanceQuestion): Promise<readonly Equity[]> {
  const rows: Equity[] = []
  for (let page = 'null', n = 0; n === 0 || page !== 'null'; n++) {
    const { body } = await askPage(day, question, page)
    const { balance } = body.balanceList as BalanceList
    for (const { equityList = [] } of 'equityList' in balance ? [balance] : balance) rows.push(...equityList)
    const { queryResult } = body.balanceResponseBody as { readonly queryResult: { readonly page: string } }
    page = queryResult.page
  }
  return rows
}

async function askPage(day: Day, { alias, assetType, token }: BalanceQuestion, page: string) {
  const { company, service, ci } = day.koscom.credential
  const body = {
    partner: { comId: company, srvId: service },
    commonHeader: { reqIdPlatform: '', reqIdConsumer: 'ID00002', ci },
    devInfo: { ipAddr: '203000113004', macAddr: '7054D27EE247' },
    accInfo: { vtAccNo: day.koscom.accounts.find((each) => each.alias === alias)?.number },
    balanceRequestBody: { queryType: { assetType, count: 0, page } },
  }
  const authorization = `Bearer ${token}`
  return hear(await post(day.koscom, `/v1/${alias}/account/balance/search`, body, { authorization }))
}
