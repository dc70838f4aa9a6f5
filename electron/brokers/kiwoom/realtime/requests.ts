import type { Secret } from '../../../../shared/domain/secret.ts'

/** The raw token, without "Bearer". */
export function login(token: Secret): string {
  return JSON.stringify({ trnm: 'LOGIN', token: token.reveal() })
}

/** The empty item stands for the whole market, both venues included. */
const wholeMarket = [{ item: [''], type: ['1h'] }]

export const registerInterruptions = JSON.stringify({
  trnm: 'REG',
  grp_no: '1',
  refresh: '1',
  data: wholeMarket,
})

export const removeInterruptions = JSON.stringify({ trnm: 'REMOVE', grp_no: '1', data: wholeMarket })

/** A group of its own, so that nothing about the prices touches the VIs. The plain code is KRX. */
const tradesOf = (codes: readonly string[]) => ({ grp_no: '2', data: [{ item: codes, type: ['0B'] }] })

export function registerTrades(codes: readonly string[]): string {
  const { grp_no, data } = tradesOf(codes)
  return JSON.stringify({ trnm: 'REG', grp_no, refresh: '1', data })
}

export function removeTrades(codes: readonly string[]): string {
  return JSON.stringify({ trnm: 'REMOVE', ...tradesOf(codes) })
}
