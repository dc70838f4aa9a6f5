import type { Answer } from '../server/openServer.ts'

/**
 * Texts by code, after KIS Developers' list of error codes (오류코드). OPSQ2001 has several texts on the
 * wire; this one is assumed.
 */
const texts: Readonly<Record<string, string>> = {
  EGW00101: '유효하지 않은 요청입니다.',
  EGW00102: 'AppKey는 필수입니다.',
  EGW00103: '유효하지 않은 AppKey입니다.',
  EGW00104: 'AppSecret은 필수입니다.',
  EGW00105: '유효하지 않은 AppSecret입니다.',
  EGW00115: '권한부여 타입(grant_type)은 필수입니다.',
  EGW00116: '지원하지 않는 권한부여 타입(grant_type)입니다.',
  EGW00121: '유효하지 않은 token 입니다.',
  EGW00122: 'token을 찾을 수 없습니다.',
  EGW00123: '기간이 만료된 token 입니다.',
  EGW00133: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
  EGW00201: '초당 거래건수를 초과하였습니다.',
  EGW00202: 'GW라우팅 중 오류가 발생했습니다.',
  EGW00206: 'API 사용 권한이 없습니다.',
  EGW00207: 'IP 주소가 없거나 유효하지 않습니다.',
  EGW00208: '고객유형(custtype)이 유효하지 않습니다.',
  EGW00209: '일련번호(seq_no)가 유효하지 않습니다.',
  EGW00212: '휴대전화번호(personalphone)는 필수 입니다.',
  EGW00213: '모의투자 tr이 아닙니다.',
  EGW00304: '고객식별키(법인 personalSeckey, 개인 appSecret)가 유효하지 않습니다.',
  OPSQ0002: '없는 서비스 코드 입니다.',
  OPSQ2000: 'ERROR : INPUT INVALID_CHECK_ACNO',
  OPSQ2001: 'ERROR : INPUT FIELD NOT FOUND',
}

const contentType = { 'Content-Type': 'application/json; charset=utf-8' }

const textOf = (code: string) => texts[code] ?? '일시적으로 오류가 발생했습니다.'

/** The inquiry servers fill msg1 up with blanks; the gateway does not. */
const msg1Length = 80

/** A transaction refused in the normal envelope: by the gateway (EGW) with rt_cd 1, by the inquiry server (OPSQ) with 2. */
export function refusal(code: string, status = 500): Answer {
  const byGateway = code.startsWith('EGW')
  const msg1 = byGateway ? textOf(code) : textOf(code).padEnd(msg1Length)
  return {
    status,
    headers: contentType,
    body: { rt_cd: byGateway ? '1' : '2', msg_cd: code, msg1 },
    refused: code,
  }
}

/** The shape in which the token service refuses. */
export function tokenRefusal(code: string): Answer {
  const body = { error_description: textOf(code), error_code: code }
  return { status: 403, headers: contentType, body, refused: code }
}

/** The last page, or, with `hasMore`, one that the inquiry server has more after; the text of that is assumed. */
export function accepted(fields: Readonly<Record<string, unknown>>, { hasMore = false } = {}): Answer {
  const msg_cd = hasMore ? 'KIOK0500' : 'KIOK0420'
  const text = hasMore ? '조회가 계속됩니다..다음버튼을 Click 하십시오.' : '정상적으로 조회되었습니다'
  return {
    status: 200,
    headers: { ...contentType, tr_cont: hasMore ? 'M' : 'D' },
    body: { ...fields, rt_cd: '0', msg_cd, msg1: text.padEnd(msg1Length) },
  }
}

/** An answer of a quotation server, in one piece and unpadded as captured. */
export function quoted(fields: Readonly<Record<string, unknown>>): Answer {
  const body = { ...fields, rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' }
  return { status: 200, headers: contentType, body }
}

/** An answer of the token service. */
export function plain(body: Readonly<Record<string, unknown>>): Answer {
  return { status: 200, headers: contentType, body }
}
