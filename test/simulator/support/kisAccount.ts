import type { Message } from './bareClient.ts'
import { post } from './bareClient.ts'
import type { simulate } from './simulate.ts'
import { type Heard, hear, kisAsk, kisTokenRequest } from './visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

export type Fields = Readonly<Record<string, string>>

export async function takeKisToken({ kis }: Day): Promise<unknown> {
  return (await hear(await post(kis, '/oauth2/tokenP', kisTokenRequest(kis.credential)))).body.access_token
}

const sellablePath = '/uapi/domestic-stock/v1/trading/inquire-psbl-sell'

interface Change {
  readonly headers?: Fields
  readonly query?: Fields | string
  readonly method?: string
  /** A header that does not go out. */
  readonly without?: string
  readonly signal?: AbortSignal
}

/** 매도가능수량조회 as the document has it; what changes is told by name. A query that is a text goes out as it is. */
export async function askSellable(
  { kis }: Day,
  token: unknown,
  code: string,
  { headers = {}, query = {}, method = 'GET', without, signal }: Change = {},
): Promise<Heard> {
  const { appKey, appSecret, account, product } = kis.credential
  const sent = new Headers({
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${token}`,
    appkey: appKey,
    appsecret: appSecret,
    tr_id: 'TTTC8408R',
    custtype: 'P',
    ...headers,
  })
  if (without) sent.delete(without)
  const parameters =
    typeof query === 'string'
      ? query
      : new URLSearchParams({ CANO: account, ACNT_PRDT_CD: product, PDNO: code, ...query })
  return hear(
    await fetch(`${kis.rest}${sellablePath}?${parameters}`, {
      method,
      headers: sent,
      ...(signal && { signal }),
    }),
  )
}

/** Of an answer about a sellable quantity. */
export function outputOf({ body }: Heard): Fields {
  return body.output as Fields
}

export interface Page {
  readonly rows: readonly Fields[]
  readonly sums: Fields
  /** tr_cont of the answer. */
  readonly continued: string | null
  readonly body: Message
}

interface PageQuestion {
  readonly trId?: string
  /** By loan date, or by issue. */
  readonly division?: '01' | '02'
  /** CTX_AREA_FK100 and CTX_AREA_NK100 of the page before. */
  readonly after?: readonly [string, string]
}

/** 주식잔고조회, one page of it. */
export async function askPage(day: Day, token: unknown, question: PageQuestion = {}): Promise<Page> {
  const { trId = 'TTTC8434R', division = '01', after } = question
  const [area = '', key = ''] = after ?? []
  const { body, headers } = await kisAsk(day, token, {
    headers: { tr_id: trId, ...(after && { tr_cont: 'N' }) },
    query: { INQR_DVSN: division, CTX_AREA_FK100: area, CTX_AREA_NK100: key },
  })
  const [sums = {}] = (body.output2 ?? []) as readonly Fields[]
  const rows = (body.output1 ?? []) as readonly Fields[]
  return { rows, sums, continued: headers.get('tr_cont'), body }
}

/** The sum of a column. */
export function sumOf(rows: readonly Fields[], name: string): number {
  return rows.reduce((sum, row) => sum + Number(row[name]), 0)
}
