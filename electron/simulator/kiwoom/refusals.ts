/**
 * REST refusals by number: the small top-level code, and the text inside the brackets.
 * The numbers and meanings are the official error table's; the wording of 1513, 1700 and 8005 is
 * captured, that of the others assumed.
 */
const table = {
  1501: [2, 'API ID가 Null이거나 값이 없습니다'],
  1504: [2, '해당 URI에서는 지원하는 API ID가 아닙니다'],
  1505: [2, '해당 API ID는 존재하지 않습니다'],
  1513: [2, 'Http Header에 authorization 필드가 설정되어 있어야 합니다'],
  1517: [2, '입력 값 형식이 올바르지 않습니다'],
  8001: [3, 'App Key와 Secret Key 검증에 실패했습니다'],
  8005: [3, 'Token이 유효하지 않습니다'],
  8011: [2, 'grant_type이 들어오지 않았습니다'],
  8012: [2, 'grant_type의 값이 맞지 않습니다'],
  8015: [3, '접근토큰 폐기에 실패했습니다'],
  8016: [2, 'Token이 들어오지 않았습니다'],
  8020: [2, 'App Key 또는 Secret Key가 들어오지 않았습니다'],
} as const

const openings = { 2: '입력 값 오류입니다', 3: '인증에 실패했습니다' } as const

export interface Envelope {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** HTTP 200 with a small code and the real number in brackets, as the live server answers. */
export function refusal(number: keyof typeof table): Envelope {
  const [returnCode, text] = table[number]
  return {
    status: 200,
    body: { return_code: returnCode, return_msg: `${openings[returnCode]}[${number}:${text}]` },
  }
}

export function rateRefusal(apiId: string): Envelope {
  const detail = `1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=${apiId}`
  return { status: 429, body: { return_code: 5, return_msg: `허용된 요청 개수를 초과하였습니다[${detail}]` } }
}

export function accepted(fields: Readonly<Record<string, unknown>> = {}): Envelope {
  return { status: 200, body: { ...fields, return_code: 0, return_msg: '정상적으로 처리되었습니다' } }
}
