import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from '../support/child.ts'

const token = {
  access_token: 'bench',
  access_token_token_expired: '2099-12-31 23:59:59',
  token_type: 'Bearer',
  expires_in: 86_400,
}

/** As TTTC8408R answers, blanks and all, about whichever issue was asked for. */
function sellable(code: string) {
  return {
    output: {
      pdno: code,
      prdt_name: 'TIGER 미국S&P500',
      buy_qty: '0',
      sll_qty: '0',
      cblc_qty: '2',
      nsvg_qty: '0',
      ord_psbl_qty: '2',
      pchs_avg_pric: '22020.0000',
      pchs_amt: '44040',
      now_pric: '22145',
      evlu_amt: '44290',
      evlu_pfls_amt: '250',
      evlu_pfls_rt: '0.56',
    },
    rt_cd: '0',
    msg_cd: 'KIOK0420',
    msg1: '정상적으로 조회되었습니다'.padEnd(80),
  }
}

const server = createServer(({ url = '/' }, response) => {
  const code = new URL(url, 'http://127.0.0.1').searchParams.get('PDNO')
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(code === null ? token : sellable(code)))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')

answerParent(async () => (server.address() as AddressInfo).port)
