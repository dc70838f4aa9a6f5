import type { OfficialEndpoints } from '../../monitor/broker.ts'

/** Kiwoom REST API guide: 운영 and 모의투자 (KRX only) domains. */
export const officialKiwoom: OfficialEndpoints = {
  real: { rest: 'https://api.kiwoom.com', socket: 'wss://api.kiwoom.com:10000/api/dostk/websocket' },
  mock: { rest: 'https://mockapi.kiwoom.com', socket: 'wss://mockapi.kiwoom.com:10000/api/dostk/websocket' },
}
