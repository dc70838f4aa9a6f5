import type { BrokerId } from '../domain/instrument.ts'
import type { Standing } from '../domain/standing.ts'
import type { VaultState } from '../domain/vault.ts'
import type { Words } from './refusals/words.ts'

/** Every sentence about a trouble but a broker's own codes; each locale fills all of them. */
export interface TroubleWords {
  readonly brokers: Readonly<Record<BrokerId, string>>
  /** A refusal whose code is in no catalogue: the broker's own words, or none. */
  refused(broker: string, code: string, message: string): Words
  foreignPage(broker: string, status: number, title: string): Words
  noAnswer(broker: string): Words
  offline(broker: string, reason: 'no-such-name' | 'turned-away' | 'other', code: string): Words
  untrustedCertificate(broker: string, code: string): Words
  unreadable(broker: string, what: string): Words
  heldBack(broker: string, time: string): Words
  clock(broker: string, seconds: string, fast: boolean): Words
  form(count: number): Words
  unconfirmedHost(broker: string, host: string): Words
  readonly signedOut: Words
  unknownAccount(broker: string): Words
  readonly cancelled: Words
  noTurn(broker: string): Words
  /** `asked` and `told` are codes; `told` may be empty. */
  otherIssue(broker: string, asked: string, told: string): Words
  notInMock(question: string): Words
  /** By why there is none; `ready` and `reading` pass by themselves. */
  noSession(broker: string): Readonly<Record<Standing, Words>>
  readonly vault: Readonly<Record<VaultState, Words>>
}

const bracketed = (text: string) => (text === '' ? '' : ` (${text})`)
const thisRunOnly = '그동안 비밀은 이번 실행 동안만 보관합니다.'

export const ko: TroubleWords = {
  brokers: { kis: '한국투자', kiwoom: '키움', koscom: '코스콤' },
  refused: (broker, code, message) => [
    message === ''
      ? `${broker} 서버가 이유를 밝히지 않고 거절했습니다${bracketed(code)}.`
      : `${broker} 서버가 거절했습니다. “${message}”`,
    `Vigil이 모르는 코드입니다. 잠시 뒤 다시 해 보고, 계속되면 ${code === '' ? '이 말을' : `${code}번을`} ${broker} 고객센터에 문의하세요.`,
  ],
  foreignPage: (broker, status, title) => [
    `${broker} 서버가 아닌 곳에서 웹페이지로 답했습니다 (HTTP ${status}${title === '' ? '' : ` · ${title}`}).`,
    '방화벽, 프록시, 와이파이 로그인 화면이 가로챘을 수 있습니다. 다른 네트워크에서 다시 해 보세요.',
  ],
  noAnswer: (broker) => [
    `${broker} 서버가 제때 답하지 않았습니다.`,
    '점검 시간이거나 네트워크가 느릴 수 있습니다. 잠시 뒤 다시 해 보세요.',
  ],
  offline: (broker, reason, code) =>
    ({
      'no-such-name': [
        `${broker} 서버의 주소를 찾지 못했습니다${bracketed(code)}.`,
        '인터넷 연결을 확인하세요. 주소를 직접 넣었다면 철자를 확인하세요.',
      ] as const,
      'turned-away': [
        `${broker} 서버가 접속을 받지 않았습니다${bracketed(code)}.`,
        '점검 시간이거나 방화벽이 막았을 수 있습니다. 주소를 직접 넣었다면 포트를 확인하세요.',
      ] as const,
      other: [
        `${broker} 서버에 닿지 못했습니다${bracketed(code)}.`,
        '인터넷 연결을 확인하고 다시 해 보세요.',
      ] as const,
    })[reason],
  untrustedCertificate: (broker, code) => [
    `${broker} 서버의 인증서를 믿을 수 없어 비밀을 보내지 않았습니다${bracketed(code)}.`,
    '보안 프로그램이 통신을 들여다보거나 PC의 날짜가 틀리면 이렇습니다. 둘을 확인하세요.',
  ],
  unreadable: (broker, what) => [
    `${broker} 서버의 답이 문서와 달라 읽지 못했습니다${bracketed(what)}.`,
    '잠시 뒤 다시 해 보고, 계속되면 연결 패널의 진단 보고서를 보내 주세요.',
  ],
  heldBack: (broker, time) => [
    `${broker} 토큰은 1분에 한 번만 요청합니다. 아직 묻지 않았습니다.`,
    `${time}(한국 시각)부터 다시 할 수 있습니다.`,
  ],
  clock: (broker, seconds, fast) => [
    `이 PC의 시계가 ${broker} 서버보다 ${seconds}초 ${fast ? '빠릅니다' : '느립니다'}.`,
    'PC의 날짜와 시각을 인터넷 시각에 맞추세요. 토큰의 만료와 남은 시간이 어긋날 수 있습니다.',
  ],
  form: (count) => [
    count > 1
      ? `고쳐야 할 값이 ${count}개 있어 보내지 않았습니다.`
      : '고쳐야 할 값이 있어 보내지 않았습니다.',
    '표시된 칸을 고치고 다시 해 보세요.',
  ],
  unconfirmedHost: (broker, host) => [
    `${host} — ${broker} 공식 서버가 아니어서 비밀을 보내지 않았습니다.`,
    '이 서버를 믿는다면 이름을 그대로 입력해 확인하세요.',
  ],
  signedOut: ['로그아웃한 상태입니다.', '연결 패널에서 다시 로그인하세요. 새 토큰을 받습니다.'],
  unknownAccount: (broker) => [
    `${broker}에서 허용한 계좌 목록에 이 계좌가 없습니다.`,
    '가상계좌번호 18자리를 확인하거나, 포털에서 이 계좌의 제공에 동의한 뒤 다시 해 보세요.',
  ],
  cancelled: ['취소했습니다.', '다시 하면 처음부터 묻습니다.'],
  noTurn: (broker) => [
    `차례가 오기 전에 시간이 다 되어 ${broker} 서버에 묻지 못했습니다.`,
    '먼저 보낸 조회가 밀려 있습니다. 잠시 뒤 다시 해 보세요.',
  ],
  otherIssue: (broker, asked, told) => [
    `${broker} 서버가 물은 종목(${asked})이 아닌 다른 종목${told === '' ? '' : `(${told})`}으로 답해 쓰지 않았습니다.`,
    '다시 해 보세요. 계속되면 연결 패널의 진단 보고서를 보내 주세요.',
  ],
  notInMock: (question) => [
    `모의투자에는 이 조회가 없어 묻지 않았습니다${bracketed(question)}.`,
    '실전 계좌나 데모 프로필로 바꾸면 확인할 수 있습니다.',
  ],
  noSession: (broker) => ({
    ready: [`${broker} 연결을 바꾸는 중이어서 묻지 못했습니다.`, '잠시 뒤 다시 해 보세요.'],
    'not-set-up': [
      `${broker} 설정을 아직 하지 않아 묻지 못했습니다.`,
      `연결 패널에서 ${broker} 앱키를 넣으세요. 키 없이 데모로 볼 수도 있습니다.`,
    ],
    reading: [
      `키링에서 ${broker} 키를 읽는 중이어서 아직 묻지 못했습니다.`,
      '운영체제가 암호를 물으면 답하고, 잠시 뒤 다시 해 보세요.',
    ],
    'vault-closed': [
      `키링이 닫혀 있어 ${broker} 키를 읽지 못했습니다.`,
      '지워진 것이 아닙니다. 연결 패널의 비밀 보관함을 확인하세요.',
    ],
    gone: [
      `키링에 ${broker} 키가 없습니다.`,
      '저장한 뒤 Vigil 밖에서 지워졌습니다. 연결 패널에서 키를 다시 넣으세요.',
    ],
    'not-kept': [
      `${broker} 키를 지난 실행 동안만 보관했습니다.`,
      '그때 키링이 받지 않아 저장하지 못했습니다. 연결 패널에서 키를 다시 넣으세요.',
    ],
    'other-backend': [
      `저장한 ${broker} 키를 여기서는 읽을 수 없습니다.`,
      '다른 키링 라이브러리로 저장했습니다. 연결 패널에서 키를 다시 넣으세요.',
    ],
    'unconfirmed-host': [
      `${broker} 공식 서버가 아닌 곳으로 정해져 있어 묻지 않았습니다.`,
      '연결 패널에서 서버를 확인하세요. 그 전에는 키를 보내지 않습니다.',
    ],
    unusable: [
      `${broker} 서버를 쓸 수 없습니다.`,
      '주소가 맞지 않거나 데모가 시작되지 않았습니다. 주소를 확인하거나 Vigil을 다시 시작하세요.',
    ],
  }),
  vault: {
    'not-tried': ['운영체제의 키링을 아직 열지 않았습니다.', '저장할 때 열어 봅니다.'],
    open: ['운영체제의 키링이 열려 있습니다.', '따로 할 일이 없습니다.'],
    'no-session-bus': [
      '키링에 닿을 세션 버스가 없습니다.',
      `데스크톱에 로그인한 화면에서 Vigil을 시작하세요. ${thisRunOnly}`,
    ],
    'bus-unreachable': [
      '세션 버스가 답하지 않아 키링에 닿지 못했습니다.',
      `로그아웃했다가 다시 로그인하세요. ${thisRunOnly}`,
    ],
    'no-secret-service': [
      '이 PC에 비밀을 맡을 키링 서비스가 없습니다.',
      `gnome-keyring이나 KWallet을 설치하고 Vigil을 다시 시작하세요. ${thisRunOnly}`,
    ],
    'no-default-keyring': [
      '기본 키링이 아직 만들어지지 않았습니다.',
      `‘암호와 키’에서 기본 키링을 만드세요. ${thisRunOnly}`,
    ],
    locked: ['키링이 잠겨 있습니다. 지워진 것이 아닙니다.', '잠금을 풀면 저장한 값을 다시 읽습니다.'],
    'prompt-waiting': [
      '키링이 암호를 묻고 기다립니다.',
      '운영체제의 암호 창에 답하세요. 다른 창 뒤에 있을 수 있습니다.',
    ],
    'prompt-unanswered': [
      '암호 창에 답이 없어 기다리기를 그만두었습니다. 키링은 잠긴 그대로입니다.',
      '잠금 풀기를 다시 누르고 암호 창에 답하세요.',
    ],
    'prompt-impossible': [
      '운영체제가 암호 창을 띄우지 못했거나 창이 닫혔습니다. 키링은 잠긴 그대로입니다.',
      '‘암호와 키’에서 키링의 잠금을 푼 뒤 다시 시도하세요.',
    ],
    'service-lost': [
      '키링 서비스가 도중에 사라졌습니다.',
      '다시 시작되기를 기다립니다. 계속되면 다시 로그인하세요.',
    ],
    'no-backend': [
      '키링을 다룰 라이브러리를 불러오지 못했습니다.',
      `Vigil을 다시 설치하세요. ${thisRunOnly}`,
    ],
    failed: [
      '키링이 알 수 없는 이유로 답하지 못했습니다.',
      `연결 패널의 진단 보고서에 까닭이 있습니다. ${thisRunOnly}`,
    ],
  },
}
