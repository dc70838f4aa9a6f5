import { documentedIssue, type ListedIssue, listedIssues, listedNotes, sharesOf } from '../market/issues.ts'

/** A row of 종목정보 리스트, in the document's order. */
export type Listed = ReturnType<typeof rowOf>

function marketCodeOf({ market }: ListedIssue): '0' | '10' {
  return market === 'KOSPI' ? '0' : '10'
}

type MarketCode = '0' | '10' | '8' | '60'

const marketNames: Readonly<Record<MarketCode, string>> = { 0: '거래소', 10: '코스닥', 8: 'ETF', 60: 'ETN' }

/** What was told of a few issues, by what is left of their number. */
const auditNames = new Map([
  [11, { orderWarning: '5', auditInfo: '투자경고' }],
  [23, { orderWarning: '3', auditInfo: '단기과열' }],
  [31, { orderWarning: '4', auditInfo: '투자위험' }],
  [47, { orderWarning: '2', auditInfo: '정리매매' }],
])

/** Every row there is, in the order of the codes. */
export const listed: readonly Listed[] = [
  ...[documentedIssue, ...listedIssues].map((issue) => rowOf(issue, issue.fund ? '8' : marketCodeOf(issue))),
  ...listedNotes.map((note) => rowOf(note, '60')),
].toSorted((one, other) => (one.code < other.code ? -1 : 1))

function rowOf(issue: ListedIssue, marketCode: MarketCode) {
  const isStock = marketCode === '0' || marketCode === '10'
  const number = Number.parseInt(issue.code, 36)
  const audit = (isStock && auditNames.get(number % 89)) || { orderWarning: '0', auditInfo: '정상' }
  return {
    code: issue.code,
    name: issue.name,
    listCount: `${sharesOf(issue) * 1000}`.padStart(16, '0'),
    auditInfo: audit.auditInfo,
    regDay: `${1990 + (number % 34)}${`${1 + (number % 12)}`.padStart(2, '0')}1${number % 10}`,
    lastPrice: `${issue.previousClose}`.padStart(8, '0'),
    state: issue.kospi200 ? '증거금20%|담보대출|신용가능' : '증거금40%|신용가능',
    marketCode,
    marketName: marketNames[marketCode],
    upName: isStock ? '제조' : '',
    upSizeName: isStock ? (issue.kospi200 ? '대형주' : '중형주') : '',
    companyClassName: marketCode === '10' ? '벤처기업' : '',
    // 1 is said of ETFs alone.
    orderWarning: marketCode === '8' && number % 5 === 0 ? '1' : audit.orderWarning,
    nxtEnable: issue.nxt ? 'Y' : '',
  }
}
