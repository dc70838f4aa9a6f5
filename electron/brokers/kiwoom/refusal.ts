/** Kiwoom said no: its code, and its own words. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

/** Codes below this are only a class of error; the real one stands in brackets in the text. */
const smallestRealCode = 1000

/**
 * Reads both forms of an error. The official table (Kiwoom REST API guide, 오류코드) has the code at the top level;
 * the servers send a small number there and `[8005:…]` in the text, or `[CODE=8005, …]` on the websocket.
 */
export function toRefusal(code: string, message: string): Refusal {
  if (Number(code) >= smallestRealCode) return { code, message }
  const inBrackets = /\[(?:CODE=)?(\d{4,6})[:\],]/.exec(message)?.[1]
  return { code: inBrackets ?? code, message }
}

/**
 * The token is dead, and a new one may help: 8003 not found, 8005 invalid, 8010 issued to another address (the network
 * changed), 8103 check failed, 805004 LOGIN's form.
 */
const deadToken = new Set(['8003', '8005', '8010', '8103', '805004'])

/**
 * Waiting cannot heal these; the user must change a key or a registration.
 * 8001 8002 wrong key or secret, 8020 no key, 8030 8031 real and mock mixed up, 8050 device not registered.
 */
const wrongCredential = new Set(['8001', '8002', '8020', '8030', '8031', '8050'])

/** 1700 of one api-id, 1701 of all, 1702 of a group. */
const tooMany = new Set(['1700', '1701', '1702'])

export function isDeadToken({ code }: Pick<Refusal, 'code'>): boolean {
  return deadToken.has(code)
}

export function isWrongCredential({ code }: Pick<Refusal, 'code'>): boolean {
  return wrongCredential.has(code)
}

export function reasonOf(refusal: Refusal): 'dead-token' | 'too-many' | 'other' {
  if (isDeadToken(refusal)) return 'dead-token'
  return tooMany.has(refusal.code) ? 'too-many' : 'other'
}

/** 8001 and 8002 do not say which of the two is wrong; 8020 says that one is missing. */
const aboutKeys = new Set(['8001', '8002', '8020'])

/** The typed fields that a refusal is about. Keys of the other server (8030) and unregistered devices (8050) are typed right. */
export function fieldsOf(code: string): readonly string[] {
  return aboutKeys.has(code) ? ['appKey', 'appSecret'] : []
}
