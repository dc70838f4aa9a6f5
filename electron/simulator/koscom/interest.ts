import { listedIssues } from '../market/issues.ts'
import { isinOf } from './isin.ts'

/** 관심종목 groups; the day of the last change is left empty, as in the document. */
export const watchedGroups = [
  group('관심종목00', ({ market, fund }) => market === 'KOSPI' && !fund),
  group('코스닥', ({ market, fund }) => market === 'KOSDAQ' && !fund),
  group('ETF', ({ fund }) => fund),
]

function group(groupName: string, belongs: (issue: (typeof listedIssues)[number]) => boolean) {
  const isinCode = listedIssues
    .filter(belongs)
    .slice(0, 8)
    .map(({ code }) => isinOf(code))
  return { isinCode, groupName, modifyDate: '' }
}
