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
