/** The token is dead, and a new one may help: 00121 invalid, 00122 not found, 00123 expired. */
const deadToken = new Set(['EGW00121', 'EGW00122', 'EGW00123'])

/** 00201 too many a second; 00215 is the same to one public client. */
const tooMany = new Set(['EGW00201', 'EGW00215'])

export function reasonOf(code: string): 'dead-token' | 'too-many' | 'other' {
  if (deadToken.has(code)) return 'dead-token'
  return tooMany.has(code) ? 'too-many' : 'other'
}

/** KIS Developers, 오류코드. */
const fields: Readonly<Record<string, readonly string[]>> = {
  /** No such app key. */
  EGW00103: ['appKey'],
  /** The app secret is not this key's. */
  EGW00105: ['appSecret'],
  EGW00207: ['ip'],
  /** custtype. */
  EGW00208: ['customer'],
  /** seq_no. */
  EGW00209: ['sequence'],
  EGW00212: ['phone'],
  /** INVALID_CHECK_ACNO. */
  OPSQ2000: ['account', 'product'],
}

/** 고객식별키: of a corporate customer the personalseckey, of a person the app secret. */
const wrongIdentity = 'EGW00304'

/** The typed fields that a refusal is about, of a person (P) or a corporate customer (B). */
export function fieldsOf(code: string, customer: string): readonly string[] {
  if (code === wrongIdentity) return customer === 'B' ? ['personalSecKey'] : ['appSecret']
  return Object.hasOwn(fields, code) ? (fields[code] ?? []) : []
}
