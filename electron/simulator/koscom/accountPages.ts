import { kstDate } from '../../../shared/domain/time.ts'
import type { ServerClock } from '../server/serverState.ts'
import type { QueryType } from './accountRequest.ts'
import type { Block } from './accountRows.ts'
import type { House } from './house.ts'
import type { PageFault, PageScript } from './pageScript.ts'

export interface AccountPage {
  readonly block: Partial<Block>
  readonly totalCnt: number
  readonly count: number
  /** "null": no more. */
  readonly page: string
  readonly fault: PageFault | undefined
}

const lists: Readonly<Record<string, 'equityList' | 'fundList' | 'etcList'>> = {
  EQTY: 'equityList',
  FUND: 'fundList',
  ETC: 'etcList',
}

interface PageDeps {
  readonly house: House
  readonly clock: ServerClock
  readonly pageScript: PageScript
}

/** The rows that a question gets, or the code of its refusal. */
export function pageOf(block: Block, query: QueryType, deps: PageDeps): AccountPage | string {
  const { house } = deps
  const { assetType } = query
  if (assetType === 'ALL') return house.tellsAll ? whole(block, deps) : 'broker 6001'
  if (assetType === 'CASH')
    return { block: { head: block.head }, totalCnt: 1, count: 1, page: 'null', fault: undefined }
  const list = lists[assetType]
  return list === undefined ? 'broker 6001' : slice(block, list, query, deps)
}

function whole(block: Block, { pageScript }: PageDeps): AccountPage | string {
  const fault = pageScript.faultOf(1)
  if (fault === 'refused') return 'op-exco 3005'
  const rows = block.equityList.length + block.fundList.length + block.etcList.length
  return { block, totalCnt: rows, count: rows, page: 'null', fault }
}

function slice(
  block: Block,
  list: 'equityList' | 'fundList' | 'etcList',
  { count, page }: QueryType,
  { house, clock, pageScript }: PageDeps,
): AccountPage | string {
  const all = block[list]
  const from = page === 'null' ? 0 : placeIn(page, list)
  if (from === undefined || (from > 0 && from >= all.length)) return 'broker 6003'
  const length = count === 0 ? house.pageLength : Math.min(count, house.pageLength)
  const fault = pageScript.faultOf(Math.floor(from / length) + 1)
  if (fault === 'refused') return 'op-exco 3005'
  const first = fault === 'same-rows' ? Math.max(0, from - length) : from
  const rows = all.slice(first, first + length)
  const told = fault === 'lost-row' ? rows.slice(1) : rows
  const until = from + length
  const next = until < all.length ? tokenOf(until, list, clock) : 'null'
  return {
    block: { [list]: told },
    totalCnt: all.length,
    count: told.length,
    page: fault === 'same-token' ? page : next,
    fault,
  }
}

const listNumbers = ['equityList', 'fundList', 'etcList']

/** Eighteen digits that begin with the day, as in the document. */
function tokenOf(from: number, list: string, clock: ServerClock): string {
  return `${kstDate(clock.now())}${listNumbers.indexOf(list)}${`${from}`.padStart(9, '0')}`
}

function placeIn(page: string, list: string): number | undefined {
  const [, number, from] = /^\d{8}(\d)(\d{9})$/.exec(page) ?? []
  return Number(number) === listNumbers.indexOf(list) ? Number(from) : undefined
}
