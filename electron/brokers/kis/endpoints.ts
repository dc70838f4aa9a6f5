import type { OfficialEndpoints } from '../../monitor/broker.ts'

/** KIS Developers, "API 문서": 실전 and 모의 투자 domains. Their realtime feeds are not used. */
export const officialKis: OfficialEndpoints = {
  real: { rest: 'https://openapi.koreainvestment.com:9443', socket: null },
  mock: { rest: 'https://openapivts.koreainvestment.com:29443', socket: null },
}
