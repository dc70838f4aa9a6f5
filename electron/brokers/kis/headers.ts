import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import { revealed } from '../common/values.ts'

/**
 * The headers of every TR, as the API guide lists them. A corporate customer (custtype B, 법인) says on top of them
 * who asks and from where, and gives each request an id of its own (gt_uid).
 */
export function headersOf(
  trId: string,
  token: Secret,
  { values, newId }: { readonly values: CredentialValues; readonly newId: () => string },
): Record<string, string> {
  const corporate = revealed(values, 'customer') === 'B'
  return {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${token.reveal()}`,
    appkey: revealed(values, 'appKey'),
    appsecret: revealed(values, 'appSecret'),
    tr_id: trId,
    tr_cont: '',
    custtype: corporate ? 'B' : 'P',
    ...(corporate ? corporateHeaders(values, newId()) : {}),
  }
}

function corporateHeaders(values: CredentialValues, id: string): Record<string, string> {
  return {
    personalseckey: revealed(values, 'personalSecKey'),
    seq_no: revealed(values, 'sequence'),
    phone_number: revealed(values, 'phone'),
    ip_addr: revealed(values, 'ip'),
    // Twelve digits, however it was typed.
    mac_address: revealed(values, 'mac').replaceAll(/[:-]/g, ''),
    gt_uid: id,
  }
}
