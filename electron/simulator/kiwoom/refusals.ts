import type { DeadTokenForm } from './faults.ts'

/**
 * Texts by number, after the official error table (오류코드); the wording of 1513, 1700 and 8005 is
 * captured, that of the others assumed.
 */
const texts: Readonly<Record<number, string>> = {
  1501: 'API ID가 Null이거나 값이 없습니다',
  1504: '해당 URI에서는 지원하는 API ID가 아닙니다',
  1505: '해당 API ID는 존재하지 않습니다',
  1511: '필수 입력 값에 값이 존재하지 않습니다',
  1513: 'Http Header에 authorization 필드가 설정되어 있어야 합니다',
  1517: '입력 값 형식이 올바르지 않습니다',
  1901: '시장 코드값이 존재하지 않습니다',
  1902: '종목 정보가 없습니다',
  1999: '예기치 못한 에러가 발생했습니다',
  8001: 'App Key와 Secret Key 검증에 실패했습니다',
  8003: 'Token을 조회하지 못했습니다',
  8005: 'Token이 유효하지 않습니다',
  8010: 'Token을 발급받은 IP와 서비스를 요청한 IP가 동일하지 않습니다',
  8011: 'grant_type이 들어오지 않았습니다',
  8012: 'grant_type의 값이 맞지 않습니다',
  8015: '접근토큰 폐기에 실패했습니다',
  8016: 'Token이 들어오지 않았습니다',
  8020: 'App Key 또는 Secret Key가 들어오지 않았습니다',
  8030: '투자구분(실전/모의)이 달라서 Appkey를 사용할 수 없습니다',
  8031: '투자구분(실전/모의)이 달라서 Token을 사용할 수 없습니다',
  8050: '지정단말기 인증에 실패했습니다',
  8103: '토큰 인증 또는 단말기 인증에 실패했습니다',
}

const openings = { 2: '입력 값 오류입니다', 3: '인증에 실패했습니다' } as const

/** Numbers that say what is wrong with the request's form rather than with who asks. */
const formal = new Set([8011, 8012, 8016, 8020])

export interface Envelope {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** The number, where this is a refusal. */
  readonly refused?: string
  /** Where the next page goes on; left out: this was the last. */
  readonly nextKey?: string
  /** The end of the body is lost on its way. */
  readonly isCutOff?: boolean
}

/** HTTP 200 with a small code and the real number in brackets, as the live server answers. */
export function refusal(number: number): Envelope {
  const returnCode = number < 8000 || formal.has(number) ? 2 : 3
  const text = texts[number] ?? '요청을 처리하지 못했습니다'
  return {
    status: 200,
    body: { return_code: returnCode, return_msg: `${openings[returnCode]}[${number}:${text}]` },
    refused: `${number}`,
  }
}

export function deadToken(form: DeadTokenForm): Envelope {
  const told = refusal(8005)
  if (form === 'http-401') return { ...told, status: 401 }
  if (form === 'top-level') return { ...told, body: { return_code: 8005, return_msg: texts[8005] } }
  return told
}

export function rateRefusal(apiId: string): Envelope {
  const detail = `1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=${apiId}`
  return {
    status: 429,
    body: { return_code: 5, return_msg: `허용된 요청 개수를 초과하였습니다[${detail}]` },
    refused: '1700',
  }
}

/** A refusal that a test asked for. */
export function refusalAsTold(number: number, apiId: string): Envelope {
  return number === 1700 ? rateRefusal(apiId) : refusal(number)
}

export function accepted(fields: Readonly<Record<string, unknown>> = {}): Envelope {
  return { status: 200, body: { ...fields, return_code: 0, return_msg: '정상적으로 처리되었습니다' } }
}
