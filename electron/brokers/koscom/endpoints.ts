import type { OfficialEndpoints } from '../../monitor/broker.ts'

/**
 * The gateway of the Koscom open API documents. The account API left the public documents in 2022, so this address may
 * serve nothing any more; another one is typed as a server of the user's own.
 */
export const officialKoscom: OfficialEndpoints = {
  real: { rest: 'https://sandbox-apigw.koscom.co.kr', socket: null },
  mock: null,
}
