/** Where Kiwoom is reached. The simulator's addresses have the same shape. */
export interface KiwoomEndpoints {
  /** Scheme and host, without a slash at the end. */
  readonly rest: string
  readonly socket: string
}

/** Source: Kiwoom REST API guide, "운영 도메인" and "모의투자 도메인" (the latter knows KRX only). */
export const kiwoomHosts = {
  real: {
    rest: 'https://api.kiwoom.com',
    socket: 'wss://api.kiwoom.com:10000/api/dostk/websocket',
  },
  mock: {
    rest: 'https://mockapi.kiwoom.com',
    socket: 'wss://mockapi.kiwoom.com:10000/api/dostk/websocket',
  },
} as const satisfies Record<string, KiwoomEndpoints>
