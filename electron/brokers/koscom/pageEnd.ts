import type { Figure } from '../../../shared/domain/figure.ts'
import type { Verdict } from '../../net/conversation.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { countIn, isNothing } from './figures.ts'
import { isBlock } from './written.ts'

export type AssetType = 'CASH' | 'EQTY' | 'FUND' | 'ETC' | 'ALL'

/** Shares or quantities; `null` where there is but one form. */
export type RspType = 'RAT' | 'QTY' | null

export interface PageEnd {
  /** `null`: no more pages. */
  readonly next: string | null
  /** Rows of all pages. */
  readonly told: Figure<number>
  /** As the answer says, or as was asked where it does not. */
  readonly rspType: RspType
}

/** The document has twenty-four characters. */
const longestToken = 100

/** How an answer's own part says what it answers and where it ended. */
export function pageEndIn(part: unknown, asked: AssetType, form: RspType): Verdict<PageEnd> {
  const { queryType, queryResult } = isBlock(part) ? part : {}
  const echo = isBlock(queryType) ? queryType : {}
  if (!isNothing(echo.assetType) && echo.assetType !== asked)
    return unreadable(`another asset type than ${asked}`)
  const rspType = form === null || isNothing(echo.rspType) ? form : formIn(echo.rspType)
  if (rspType === undefined) return unreadable('rspType')
  if (!isBlock(queryResult)) {
    // Only what is not paged can do without.
    if (!isNothing(queryResult)) return unreadable('no queryResult')
    return asked === 'ALL'
      ? answered({ next: null, told: { kind: 'blank' }, rspType })
      : unreadable('no queryResult')
  }
  const next = tokenIn(queryResult.page, asked)
  if (next.kind !== 'answered') return next
  return answered({ next: next.answer, told: countIn(queryResult.totalCnt), rspType })
}

function formIn(value: unknown): 'RAT' | 'QTY' | undefined {
  return value === 'RAT' || value === 'QTY' ? value : undefined
}

function tokenIn(page: unknown, asked: AssetType): Verdict<string | null> {
  if (page === undefined && asked !== 'ALL') return unreadable('no page')
  if (isNothing(page)) return answered(null)
  if (asked === 'ALL') return unreadable('a page after all of it')
  return typeof page === 'string' && page.length <= longestToken ? answered(page) : unreadable('a page')
}
