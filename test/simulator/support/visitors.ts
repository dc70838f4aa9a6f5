import type { ServerControls } from '../../../electron/simulator/server/controls.ts'
import type { ServerCounters } from '../../../electron/simulator/server/serverState.ts'
import { type Message, post, tokenRequest } from './bareClient.ts'
import type { simulate } from './simulate.ts'

type Day = Awaited<ReturnType<typeof simulate>>

export interface Heard {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Message
}

export async function hear(response: Response): Promise<Heard> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Message) : {},
  }
}

type Server = Omit<ServerControls<never>, 'refuseTokens' | 'refuseRequests'> & {
  readonly counters: Readonly<ServerCounters>
}

/** What one broker's client does, so that a promise that holds for all three is tested once. */
export interface Visitor {
  readonly server: (day: Day) => Server
  readonly askForToken: (day: Day) => Promise<Heard>
  readonly tokenIn: (heard: Heard) => unknown
  /** Milliseconds that the answer says the token has left, on the broker's clock. */
  readonly endIn: (heard: Heard) => number
  readonly ask: (day: Day, token: unknown) => Promise<Heard>
  /** HTTP status and code of what is told when a token has ended, and when it died before its time. */
  readonly ended: readonly [number, string]
  readonly dead: readonly [number, string]
  readonly refuseTokens: (day: Day, times?: number) => void
  readonly refuseRequests: (day: Day, times?: number) => void
  readonly tokenRefusal: readonly [number, string]
  readonly requestRefusal: readonly [number, string]
}

/** Every documented parameter of the balance inquiry. */
export const balanceQuery = (account: string, product: string) => ({
  CANO: account,
  ACNT_PRDT_CD: product,
  AFHR_FLPR_YN: 'N',
  OFL_YN: '',
  INQR_DVSN: '02',
  UNPR_DVSN: '01',
  FUND_STTL_ICLD_YN: 'N',
  FNCG_AMT_AUTO_RDPT_YN: 'N',
  PRCS_DVSN: '00',
  CTX_AREA_FK100: '',
  CTX_AREA_NK100: '',
})

interface KisKeys {
  readonly appKey: string
  readonly appSecret: string
}

export function kisTokenRequest({ appKey, appSecret }: KisKeys): Message {
  return { grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret }
}

export async function kisAsk(
  { kis }: Day,
  token: unknown,
  { headers = {}, query = {}, path = '/uapi/domestic-stock/v1/trading/inquire-balance' } = {},
): Promise<Heard> {
  const { appKey, appSecret, account, product } = kis.credential
  const parameters = new URLSearchParams({ ...balanceQuery(account, product), ...query })
  const own = { appkey: appKey, appsecret: appSecret, tr_id: 'TTTC8434R', custtype: 'P' }
  return hear(
    await fetch(`${kis.rest}${path}?${parameters}`, {
      headers: { authorization: `Bearer ${token}`, ...own, ...headers },
    }),
  )
}

export async function kiwoomAsk({ kiwoom }: Day, token: unknown, body: unknown = { stk_cd: '005930' }) {
  const headers = { 'api-id': 'ka10001', authorization: `Bearer ${token}` }
  return hear(await post(kiwoom, '/api/dostk/stkinfo', body, headers))
}

export async function koscomGrant(
  { koscom }: Day,
  parameters: Readonly<Record<string, string>>,
  { secret = koscom.credential.clientSecret, path = 'token', inQuery = false } = {},
): Promise<Heard> {
  const { clientId } = koscom.credential
  const encoded = `${new URLSearchParams(parameters)}`
  return hear(
    await fetch(`${koscom.rest}/auth/oauth/v2/${path}${inQuery ? `?${encoded}` : ''}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      },
      body: inQuery ? '' : encoded,
    }),
  )
}

export function memberRequest({ koscom }: Day): Message {
  const { company, service, ci } = koscom.credential
  return {
    partner: { comId: company, srvId: service },
    commonHeader: { reqIdPlatform: '', reqIdConsumer: 'ID00001', ci },
  }
}

export async function koscomAsk(
  day: Day,
  token: unknown,
  { body = memberRequest(day) as unknown, headers = {}, path = 'consent/search' } = {},
): Promise<Heard> {
  const own = { apikey: day.koscom.credential.clientId, authorization: `Bearer ${token}` }
  return hear(await post(day.koscom, `/v1/common/member/${path}`, body, { ...own, ...headers }))
}

const kis: Visitor = {
  server: (day) => day.kis,
  askForToken: async (day) =>
    hear(await post(day.kis, '/oauth2/tokenP', kisTokenRequest(day.kis.credential))),
  tokenIn: ({ body }) => body.access_token,
  endIn: ({ body }) => Date.parse(`${body.access_token_token_expired}+09:00`.replace(' ', 'T')),
  ask: (day, token) => kisAsk(day, token),
  ended: [500, 'EGW00123'],
  dead: [500, 'EGW00121'],
  refuseTokens: (day, times) => day.kis.refuseTokens('EGW00133', times),
  refuseRequests: (day, times) => day.kis.refuseRequests('EGW00201', times),
  tokenRefusal: [403, 'EGW00133'],
  requestRefusal: [500, 'EGW00201'],
}

const kiwoom: Visitor = {
  server: (day) => day.kiwoom,
  askForToken: async (day) => hear(await post(day.kiwoom, '/oauth2/token', tokenRequest(day.kiwoom))),
  tokenIn: ({ body }) => body.token,
  endIn: ({ body }) =>
    Date.parse(
      `${body.expires_dt}`.replace(
        /(....)(..)(..)(..)(..)(..)/,
        (_, ...part) => `${part.slice(0, 3).join('-')}T${part.slice(3, 6).join(':')}+09:00`,
      ),
    ),
  ask: (day, token) => kiwoomAsk(day, token),
  ended: [200, '8005'],
  dead: [200, '8005'],
  refuseTokens: (day, times) => day.kiwoom.refuseTokens(8050, times),
  refuseRequests: (day, times) => day.kiwoom.refuseRequests(1700, times),
  tokenRefusal: [200, '8050'],
  requestRefusal: [429, '1700'],
}

const koscom: Visitor = {
  server: (day) => day.koscom,
  askForToken: (day) =>
    koscomGrant(day, { grant_type: 'refresh_token', refresh_token: day.koscom.refreshToken }),
  tokenIn: ({ body }) => body.access_token,
  endIn: ({ body, headers }) => Date.parse(`${headers.get('date')}`) + Number(body.expires_in) * 1000,
  ask: (day, token) => koscomAsk(day, token),
  ended: [401, 'op-auth 2001'],
  dead: [401, 'op-auth 2001'],
  refuseTokens: (day, times) => day.koscom.refuseTokens('op-auth 2100', times),
  refuseRequests: (day, times) => day.koscom.refuseRequests('op-exco 3600', times),
  tokenRefusal: [403, 'op-auth 2100'],
  requestRefusal: [503, 'op-exco 3600'],
}

export const visitors: readonly (readonly [string, Visitor])[] = [
  ['KIS', kis],
  ['Kiwoom', kiwoom],
  ['Koscom', koscom],
]
