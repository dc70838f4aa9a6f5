import type { Trouble } from '../../shared/domain/trouble.ts'
import type { WireFailure } from './http.ts'

/** OpenSSL's verdicts on a certificate, and Node's own on a name that does not fit, as `error.code` has them. */
const certificateCode =
  /^(CERT_|CRL_|SELF_SIGNED|UNABLE_TO_|DEPTH_ZERO|ERR_TLS|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH|ERROR_IN_)/
/** The line opened, and what came over it was not TLS. */
const notTls = /^(ERR_SSL_|EPROTO$)/
const timedOut = /^(ETIMEDOUT$|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$)/

/** What a request without an answer means. Nothing of the request is in it. */
export function troubleOf({ reason, code }: WireFailure): Trouble {
  switch (reason) {
    case 'deadline':
      return { kind: 'no-answer' }
    case 'aborted':
      return { kind: 'cancelled' }
    case 'too-large':
      return { kind: 'unreadable', what: 'answer without end' }
    case 'protocol':
      return { kind: 'unreadable', what: code ?? 'not HTTP' }
    case 'offline':
      return offline(code)
  }
}

function offline(code: string | null): Trouble {
  if (code === null) return { kind: 'offline', code }
  if (certificateCode.test(code)) return { kind: 'untrusted-certificate', code }
  if (notTls.test(code)) return { kind: 'unreadable', what: code }
  return timedOut.test(code) ? { kind: 'no-answer' } : { kind: 'offline', code }
}
