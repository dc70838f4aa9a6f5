import { tickFloor } from './ticks.ts'

export interface ListedIssue {
  readonly code: string
  readonly name: string
  readonly market: 'KOSPI' | 'KOSDAQ'
  /** Won, on the tick. */
  readonly previousClose: number
  /** Traded on NXT as well as on KRX. */
  readonly nxt: boolean
  /** In the KOSPI 200: its dynamic threshold is 3 % instead of 6 %. */
  readonly kospi200: boolean
  readonly fund: boolean
}

/** Invented companies and funds; a code that some real issue bears is a coincidence. */
const table = `
042930 KOSDAQ 48700 한빛반도체 | NXT
0031K0 KOSDAQ 12340 가온테크 | NXT
298470 KOSDAQ 87600 다온바이오 | NXT
068120 KOSPI 31250 서림제약 | NXT KOSPI200
115520 KOSPI 17890 누리에너지 | NXT
217740 KOSDAQ 6450 미래솔루션
027610 KOSPI 24100 온새미푸드
014280 KOSPI 4320 청람건설 | NXT
388210 KOSDAQ 132400 세진로보틱스 | NXT
010970 KOSPI 98300 한울조선 | NXT KOSPI200
263540 KOSDAQ 21850 별하게임즈 | NXT
036480 KOSPI 33400 도담통신 | NXT KOSPI200
089610 KOSPI 9870 나래항공 | NXT
051890 KOSPI 412500 하람화학 | NXT KOSPI200
241530 KOSDAQ 15670 늘봄화장품 | NXT
006340 KOSPI 28950 금산전선 | NXT
0127B0 KOSDAQ 3285 소라테크윈
105740 KOSDAQ 7620 우진테크닉
145090 KOSDAQ 54300 이음메디칼 | NXT
003220 KOSPI 71200 미르지주 | NXT KOSPI200
009740 KOSPI 186500 해온중공업 | NXT KOSPI200
001390 KOSPI 2745 초록물산
049810 KOSPI 143700 담은식품 | NXT KOSPI200
219330 KOSDAQ 1862 윤슬디스플레이
086290 KOSPI 11580 바로물류 | NXT
004170 KOSPI 268000 가람철강 | NXT KOSPI200
105980 KOSPI 53900 모아은행 | NXT KOSPI200
016730 KOSPI 8240 새벽증권 | NXT
017860 KOSPI 5130 한솔기계산업
035470 KOSDAQ 73800 예담엔터 | NXT
247910 KOSDAQ 214500 빛고을전지 | NXT
278640 KOSDAQ 39750 다올소재 | NXT
196450 KOSDAQ 26350 여울바이오텍 | NXT
053620 KOSDAQ 9310 한결소프트
214680 KOSDAQ 4785 온누리헬스
131970 KOSDAQ 18420 샛별정밀 | NXT
044890 KOSDAQ 1240 푸른환경
057030 KOSPI 62400 두레유통 | NXT KOSPI200
011260 KOSPI 19760 아라해운 | NXT KOSPI200
066910 KOSPI 117300 솔찬전자 | NXT KOSPI200
005690 KOSPI 243500 태온자동차 | NXT KOSPI200
002840 KOSPI 3870 모란건축
078420 KOSDAQ 13260 라온네트웍스 | NXT
001850 KOSPI 46200 윤재홀딩스 | NXT
004730 KOSPI 785 비단섬유
034910 KOSPI 16140 고운리조트
0087D0 KOSDAQ 32900 새론항체 | NXT
0142H0 KOSDAQ 5870 누림로직스
0055F0 KOSPI 67500 동백우주 | NXT
052470 KOSDAQ 43150 해담원자력 | NXT
080360 KOSDAQ 8930 참빛광학
096780 KOSDAQ 2130 늘품교육
058410 KOSDAQ 6980 단비농업
003980 KOSPI 12780 큰솔시멘트
304120 KOSDAQ 58600 은하데이터 | NXT
150870 KOSDAQ 3645 마루보안
0093L0 KOSPI 14235 별빛 반도체TOP10 | fund
0118T0 KOSPI 8915 별빛 2차전지레버리지 | fund
0026R0 KOSPI 1873 가람 코스닥150인버스 | fund
0161M0 KOSPI 21340 한결 미국빅테크 | fund
`

const houses =
  '가온 나래 다솜 라온 마루 바름 소담 아람 자람 차오름 하늘빛 늘찬 도란 미리내 별솔 새암 알찬 이든 참샘 한울림'
const trades =
  '건설 공업 금속 기계 네트워크 로봇 메디 물류 바이오 방산 소재 소프트 식품 약품 에너지 이엔지 전자 조선 케미칼 코스메틱'

/** A few hundred more, so that in a whole day each is struck a few times, as on a real market. */
function manyMore(): readonly ListedIssue[] {
  const names = trades.split(' ').flatMap((trade) => houses.split(' ').map((house) => `${house}${trade}`))
  return names.map((name, n): ListedIssue => {
    const market = n % 3 === 0 ? 'KOSPI' : 'KOSDAQ'
    const won = Math.round(900 * 1.62 ** ((n * 7) % 11) + ((n * 263) % 500))
    return {
      code: `${300_000 + n * 70}`,
      name,
      market,
      previousClose: tickFloor(won, { fund: false }),
      nxt: n % 2 === 0,
      kospi200: market === 'KOSPI' && n % 4 === 0,
      fund: false,
    }
  })
}

export const listedIssues: readonly ListedIssue[] = [...table.trim().split('\n').map(toIssue), ...manyMore()]

/** The issue that the brokers' documents ask for in their examples. It can be looked up; nothing strikes it. */
export const documentedIssue: ListedIssue = {
  code: '005930',
  name: '삼성전자',
  market: 'KOSPI',
  previousClose: 95_400,
  nxt: true,
  kospi200: true,
  fund: false,
}

/** ETNs. They too can be looked up, and nothing strikes them. */
export const listedNotes: readonly ListedIssue[] = `
500310 KOSPI 12475 가람 레버리지 원유선물 ETN | fund
530620 KOSPI 8390 별빛 인버스 천연가스선물 ETN(H) | fund
0073Q0 KOSPI 20115 한결 금 선물 ETN | fund
`
  .trim()
  .split('\n')
  .map(toIssue)

/** Thousands of shares; invented, and of a size that suits the price. */
export function sharesOf(issue: ListedIssue): number {
  return Math.round(4_000_000_000 / issue.previousClose) + 5_000
}

/** Kept out of the planned day, so that a greeting never strikes what the day is about to strike. */
export const greetingIssues: readonly ListedIssue[] = listedIssues.filter((_, n) => n % 7 === 0)

/** Issues of the demo's accounts, or of their watch groups. */
const ownCodes = new Set(
  '042930 0031K0 298470 068120 115520 217740 388210 010970 036480 051890 006340 0127B0 0093L0 0118T0'.split(
    ' ',
  ),
)

const isOwn = ({ code }: ListedIssue) => ownCodes.has(code)

export const ownGreetingIssues: readonly ListedIssue[] = greetingIssues.filter(isOwn)

export const plannedIssues: readonly ListedIssue[] = listedIssues.filter((_, n) => n % 7 !== 0)

export const ownPlannedIssues: readonly ListedIssue[] = plannedIssues.filter(isOwn)

/** On either side of midnight another half is struck, so that no issue is struck while yesterday's VI halts it. */
export const strickenAroundMidnight = {
  before: plannedIssues.filter((_, n) => n % 2 === 0),
  after: plannedIssues.filter((_, n) => n % 2 === 1),
}

function toIssue(row: string): ListedIssue {
  const [, code, market, close, name, flags = ''] =
    /^(\w{6}) (KOSPI|KOSDAQ) (\d+) (.+?)(?: \| (.+))?$/.exec(row) ?? []
  if (!code || !name || !close) throw new Error(`The issue table has a row that cannot be read: ${row}`)
  return {
    code,
    name,
    market: market === 'KOSPI' ? 'KOSPI' : 'KOSDAQ',
    previousClose: Number(close),
    nxt: flags.includes('NXT'),
    kospi200: flags.includes('KOSPI200'),
    fund: flags.includes('fund'),
  }
}
