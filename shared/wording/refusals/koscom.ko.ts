import type { Words } from './words.ts'

const vigilsFault = 'Vigil의 잘못일 수 있습니다. 연결 패널의 진단 보고서를 보내 주세요.'
const later = '잠시 뒤 다시 해 보세요.'
const virtualAccount = '코스콤 포털에서 발급한 18자리 가상계좌번호를 다시 넣으세요.'
const allowAgain = '다시 시험해 코스콤 화면에서 접근을 새로 허용하세요.'
const wrongClient: Words = [
  'Client ID나 Client Secret이 맞지 않습니다.',
  '코스콤 포털에서 둘을 다시 복사해 붙여넣으세요.',
]
const noPermission: Words = [
  '코스콤이 이 앱에 이 조회를 허락하지 않았습니다.',
  '코스콤 포털에서 앱에 허용된 API를 확인하세요.',
]
/** The guide names these numbers together and does not tell them apart. */
const accountRefused: Words = [
  '증권사가 이 계좌의 조회를 받아들이지 않았습니다.',
  '증권사 이름과 계좌를 확인하고, 계속되면 증권사에 계좌 상태를 문의하세요.',
]
const virtualAccountRefused: Words = ['증권사가 이 가상계좌를 받아들이지 않았습니다.', virtualAccount]

/**
 * 코스콤, by category and number as its error bodies write them; under `kong`, the gateway's HTTP status; and by the
 * names of RFC 6749 where a token is asked for.
 * Where the gateway says two things under one status, the words follow the number.
 */
export const koscom = {
  'kong 401': [
    '코스콤이 인증 값을 인정하지 않습니다.',
    'Client ID와 Client Secret을 다시 붙여넣고 접근을 새로 허용하세요.',
  ],
  'kong 401 No API key found in request': [
    '코스콤이 요청에서 Client ID를 찾지 못했습니다.',
    'Client ID를 다시 붙여넣으세요. 계속되면 진단 보고서를 보내 주세요.',
  ],
  'kong 403': noPermission,
  'kong 404': [
    '코스콤 서버에 이런 주소가 없습니다.',
    '계좌 API는 2022년에 공개가 끝났습니다. 코스콤에서 받은 서버 주소를 사용자 지정에 넣으세요.',
  ],
  'kong 429': [
    '코스콤이 정한 요청 한도를 넘었습니다.',
    '하루 한도면 내일 다시 풀립니다. 코스콤 포털에서 한도를 확인하세요.',
  ],
  'op-apim 400': [
    '코스콤이 요청의 형식을 받아들이지 않았습니다.',
    '받은 코드와 Redirect URI를 확인하고 다시 해 보세요.',
  ],
  'op-apim 401': wrongClient,
  'op-apim 403': noPermission,
  'op-apim 503': ['코스콤 서버가 지금은 일을 하지 않습니다.', later],
  'op-auth 2001': ['코스콤이 인증하지 못했습니다.', allowAgain],
  'op-auth 2002': ['코스콤 로그인의 OTP 값이 맞지 않습니다.', allowAgain],
  'op-auth 2003': ['코스콤 계정이 잠겨 있습니다.', '코스콤 포털에서 잠금을 푼 뒤 다시 해 보세요.'],
  'op-auth 2100': noPermission,
  access_denied: ['코스콤 화면에서 접근을 허용하지 않았습니다.', '쓰시려면 다시 시험해 접근을 허용하세요.'],
  invalid_client: wrongClient,
  invalid_grant: ['받은 코드가 틀렸거나 이미 쓰였거나 기한이 지났습니다.', allowAgain],
  invalid_request: ['코스콤이 토큰 요청을 알아보지 못했습니다.', vigilsFault],
  invalid_scope: [
    '코스콤이 요청한 범위(account)를 허락하지 않습니다.',
    '코스콤 포털에서 앱에 허용된 범위를 확인하세요.',
  ],
  invalid_token: ['코스콤이 지금의 토큰을 인정하지 않습니다.', allowAgain],
  redirect_uri_mismatch: [
    'Redirect URI가 등록한 것과 다릅니다.',
    '코스콤 포털에 등록한 주소를 그대로 넣으세요.',
  ],
  unauthorized_client: [
    '이 앱은 이 방식으로 토큰을 받을 수 없습니다.',
    '코스콤 포털에서 앱의 상태를 확인하세요.',
  ],
  unsupported_grant_type: ['코스콤이 이 인증 방식을 쓰지 않습니다.', vigilsFault],
  'op-exco 3001': ['코스콤에 없는 거래 코드를 물었습니다.', vigilsFault],
  'op-exco 3002': ['코스콤이 모르는 주소를 물었습니다.', '증권사 이름(영문)이 맞는지 확인하세요.'],
  'op-exco 3003': ['요청에 꼭 있어야 할 항목이 빠졌습니다.', '비운 칸이 없는지 확인하고 다시 해 보세요.'],
  'op-exco 3004': ['코스콤과 증권사 사이의 통신이 끊겼습니다.', later],
  'op-exco 3005': ['증권사가 코스콤에 제때 답하지 않았습니다.', later],
  'op-exco 3006': ['코스콤이 사용자의 DN을 인정하지 않습니다.', '코스콤 포털에서 회원 정보를 확인하세요.'],
  'op-exco 3007': ['코스콤이 사용자를 확인하지 못했습니다.', 'CI를 앞 빈칸까지 그대로 다시 붙여넣으세요.'],
  'op-exco 3008': ['코스콤이 회사를 확인하지 못했습니다.', '회사 코드와 서비스 코드를 확인하세요.'],
  'op-exco 3009': ['계좌가 맞지 않습니다.', virtualAccount],
  'op-exco 3010': ['가상계좌의 기한이 끝났습니다.', '코스콤 포털에서 가상계좌를 다시 발급하세요.'],
  'op-exco 3011': ['코스콤이 요청을 읽지 못했습니다.', vigilsFault],
  'op-exco 3012': ['코스콤이 모르는 계좌입니다.', virtualAccount],
  'op-exco 3013': ['요청 값의 종류가 맞지 않습니다.', vigilsFault],
  'op-exco 3600': ['증권사 서버가 내려가 있습니다.', '증권사의 점검 시간을 확인하고 다시 해 보세요.'],
  'op-exco 3999': ['코스콤이 이유를 밝히지 않고 거절했습니다.', later],
  'op-exco 9011': ['가상계좌번호가 유효하지 않습니다.', virtualAccount],
  'broker 4000': accountRefused,
  'broker 4001': ['증권사가 계좌를 찾지 못했습니다.', '증권사 이름과 가상계좌번호를 확인하세요.'],
  'broker 4002': accountRefused,
  'broker 4003': [
    'CI와 계좌의 주인이 다릅니다.',
    'CI를 앞 빈칸까지 그대로 다시 붙여넣고, 가상계좌번호를 확인하세요.',
  ],
  'broker 4004': accountRefused,
  'broker 4005': accountRefused,
  'broker 4006': [
    '이 계좌의 정보 제공에 동의하지 않았습니다.',
    '코스콤 포털에서 정보 제공에 동의한 뒤 다시 해 보세요.',
  ],
  'broker 5004': virtualAccountRefused,
  'broker 5005': virtualAccountRefused,
  'broker 5006': virtualAccountRefused,
  'broker 5007': virtualAccountRefused,
  'broker 6001': ['증권사가 모르는 자산 종류를 물었습니다.', vigilsFault],
  'broker 6002': ['증권사가 모르는 응답 형식을 물었습니다.', vigilsFault],
  'broker 6003': ['쪽 번호가 맞지 않습니다.', '처음부터 다시 조회하세요.'],
  'broker 6004': ['증권사가 요청 값을 받지 않았습니다.', vigilsFault],
  'broker 6005': ['한 번에 물은 양이 너무 많습니다.', '범위를 줄여 다시 조회하세요.'],
  'broker 6006': ['조회 기간이 맞지 않습니다.', '기간을 줄여 다시 조회하세요.'],
  'broker 6007': ['증권사가 모르는 종목코드(ISIN)입니다.', '종목코드를 확인하세요.'],
  'broker 6008': ['매도·매수 구분이 맞지 않습니다.', vigilsFault],
  'broker 7000': ['증권사가 요청을 잘못된 것으로 보았습니다.', vigilsFault],
} as const satisfies Readonly<Record<string, Words>>
