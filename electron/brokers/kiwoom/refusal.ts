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

/** The token is dead, and a new one may help: 8005 token invalid, 8103 token check failed, 805004 LOGIN's form. */
const deadToken = new Set(['8005', '8103', '805004'])

/**
 * Waiting cannot heal these; the user must change a key or a registration.
 * 8001 8002 wrong key or secret, 8020 no key, 8030 8031 real and mock mixed up, 8050 device not registered.
 */
const wrongCredential = new Set(['8001', '8002', '8020', '8030', '8031', '8050'])

export function isDeadToken(refusal: Refusal): boolean {
  return deadToken.has(refusal.code)
}

export function isWrongCredential(refusal: Refusal): boolean {
  return wrongCredential.has(refusal.code)
}
