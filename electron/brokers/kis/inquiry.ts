import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { WireRequest } from '../../net/http.ts'
import { revealed } from '../common/values.ts'
import { headersOf } from './headers.ts'

/** Who asks, and which server. */
export interface Asker {
  readonly rest: string
  readonly environment: Environment
  readonly values: CredentialValues
  /** For gt_uid: 32 characters. */
  readonly newId: () => string
}

/** A TR asked by GET. */
export interface Inquiry {
  readonly trId: string
  /** Under `/uapi/domestic-stock/v1`. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  /** Whether it goes on where the page before ended. */
  readonly continued?: boolean
  /** Ms; `null`: the signal ends it in time. */
  readonly deadline: number | null
}

/** A TR of the market, which is the same for every account. */
export function encodeQuotation(
  asker: Asker,
  { trId, path, parameters, continued = false, deadline }: Inquiry,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return {
    method: 'GET',
    url: `${asker.rest}/uapi/domestic-stock/v1/${path}?${query.join('&')}`,
    headers: { ...headersOf(trId, token, asker), tr_cont: continued ? 'N' : '' },
    body: null,
    deadline,
    signal,
  }
}

/**
 * A TR about the account, which goes before the other parameters. Whose account it is only the server can tell: it
 * refuses one that is not the app key's (OPSQ2000).
 */
export function encodeInquiry(
  asker: Asker,
  inquiry: Inquiry,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const account = {
    CANO: revealed(asker.values, 'account'),
    ACNT_PRDT_CD: revealed(asker.values, 'product'),
  }
  const parameters = { ...account, ...inquiry.parameters }
  return encodeQuotation(asker, { ...inquiry, parameters }, token, signal)
}
