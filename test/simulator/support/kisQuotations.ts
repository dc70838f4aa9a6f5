import type { Fields } from './kisAccount.ts'
import type { simulate } from './simulate.ts'
import { type Heard, hear } from './visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

interface Quotation {
  readonly path: string
  readonly headers: Fields
  /** A text goes out as it is. */
  readonly query: Fields | string
  readonly signal?: AbortSignal
}

/** One of KIS's quotations as the documents have it. */
export async function askQuotation(
  { kis }: Day,
  token: unknown,
  { path, headers, query, signal }: Quotation,
): Promise<Heard> {
  const { appKey, appSecret } = kis.credential
  const own = { appkey: appKey, appsecret: appSecret, custtype: 'P' }
  const type = { 'content-type': 'application/json; charset=utf-8' }
  const parameters = typeof query === 'string' ? query : `${new URLSearchParams(query)}`
  return hear(
    await fetch(`${kis.rest}/uapi/domestic-stock/v1/quotations/${path}?${parameters}`, {
      headers: { ...type, authorization: `Bearer ${token}`, ...own, ...headers },
      ...(signal && { signal }),
    }),
  )
}

interface Change {
  readonly headers?: Fields
  readonly query?: Fields | string
  readonly signal?: AbortSignal
}

/** 프로그램매매 투자자매매동향(당일) of KOSPI on KRX, unless told. */
export function askProgram(day: Day, token: unknown, change: Change = {}): Promise<Heard> {
  return askQuotation(day, token, {
    path: 'investor-program-trade-today',
    query: { EXCH_DIV_CLS_CODE: 'J', MRKT_DIV_CLS_CODE: '1' },
    ...change,
    headers: { tr_id: 'HHPPG046600C1', ...change.headers },
  })
}

/** 국내휴장일조회 from a day on. */
export function askHolidays(day: Day, token: unknown, from: string, change: Change = {}): Promise<Heard> {
  return askQuotation(day, token, {
    path: 'chk-holiday',
    query: { BASS_DT: from, CTX_AREA_NK: '', CTX_AREA_FK: '' },
    ...change,
    headers: { tr_id: 'CTCA0903R', ...change.headers },
  })
}

/** Of an answer with rows. */
export function rowsOf({ body }: Heard): readonly Fields[] {
  return (body.output1 ?? body.output ?? []) as readonly Fields[]
}
