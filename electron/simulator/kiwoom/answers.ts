/** Answers of the websocket. `trnm` is repeated from the request. */
function answer(trnm: string, code: number, message = ''): string {
  return JSON.stringify({ trnm, return_code: code, return_msg: message })
}

export const ping = JSON.stringify({ trnm: 'PING' })

export const loginAccepted = JSON.stringify({ trnm: 'LOGIN', return_code: 0, return_msg: '', sor_yn: 'Y' })

export const invalidToken = 805004

export function loginRefused(code: number): string {
  const reason =
    code === invalidToken
      ? '토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]'
      : `로그인에 실패했습니다. 접속을 종료합니다 [CODE=${code}]`
  return answer('LOGIN', code, reason)
}

/** The same app key logged in elsewhere. */
export const takenOver = JSON.stringify({
  trnm: 'SYSTEM',
  code: 'R10001',
  message: '동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다',
})

/** Seen by clients of the live server: whatever comes before the login is ignored, and said to be. */
export function beforeLogin(trnm: string): string {
  return answer(
    trnm,
    100013,
    `로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다. 해당 전문은 무시됩니다. (TRNM=${trnm})`,
  )
}

/** The wording of all but 0 is assumed. */
const registrationMessages: Readonly<Record<number, string>> = {
  0: '',
  1: '입력 값 오류입니다',
  105110: '실시간 등록 요청 횟수를 초과하였습니다',
  105115: '실시간 등록 가능한 종목 수를 초과하였습니다',
}

export function registrationAnswer(trnm: string, code: number): string {
  return answer(trnm, code, registrationMessages[code] ?? '실시간 등록에 실패했습니다')
}

export function unknownService(trnm: string): string {
  return answer(trnm, 105108, `정의되어 있지 않는 TRNM입니다 (TRNM=${trnm})`)
}
