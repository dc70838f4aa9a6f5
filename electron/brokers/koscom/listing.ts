import type { Figure } from '../../../shared/domain/figure.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { Fields } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { isNothing } from './figures.ts'
import { type AssetType, pageEndIn, type RspType } from './pageEnd.ts'
import { isBlock } from './written.ts'

/** What the rows of one question come out as. */
export interface Rows {
  readonly equity: unknown
  readonly fund: unknown
  readonly other: unknown
}

/** A row that belongs to nothing known has a reason instead: without it the list would be short. */
export type RowReader<R> = (fields: Fields) => Verdict<R>

/** How one question's answer is laid out, and how its rows read. */
export interface Layout<R extends Rows> {
  /** "balanceList", and the block in it. */
  readonly list: string
  readonly block: string
  /** What stands beside the rows: "summary". */
  readonly head: string
  /** The part that says how many rows and pages there are. */
  readonly part: string
  /** What is asked of this kind of answer, where there are several. */
  readonly rspType?: 'RAT'
  readonly equity: RowReader<R['equity']>
  readonly fund: RowReader<R['fund']>
  readonly other: RowReader<R['other']>
}

export interface Listing<R extends Rows> {
  /** `null`: not in this answer. */
  readonly head: Fields | null
  readonly equities: readonly R['equity'][]
  readonly funds: readonly R['fund'][]
  readonly others: readonly R['other'][]
}

export interface Page<R extends Rows> extends Listing<R> {
  /** What each row is known by, whatever its price. */
  readonly marks: readonly string[]
  /** Where the next page goes on; `null`: this was the last. */
  readonly next: string | null
  readonly told: Figure<number>
  readonly rspType: RspType
}

const lists = { EQTY: 'equityList', FUND: 'fundList', ETC: 'etcList' } as const

/** One answer to a question about one type of assets, or about all. */
export function readPage<R extends Rows>(
  body: Fields,
  layout: Layout<R>,
  asked: AssetType,
): Verdict<Page<R>> {
  const end = pageEndIn(body[layout.part], asked, layout.rspType ?? null)
  if (end.kind !== 'answered') return end
  const block = blockIn(body[layout.list], layout)
  if (block.kind !== 'answered') return block
  const fields = block.answer
  const listing = readListing(fields, layout)
  if (listing.kind !== 'answered') return listing
  const marks = Object.values(lists).flatMap((list) => rowsOf(fields[list]).map((row) => markOf(list, row)))
  const page = { ...listing.answer, ...end.answer, marks }
  const lack = lackIn(page, fields, layout, asked)
  return lack === null ? answered(page) : unreadable(lack)
}

/** What should be there and is not: an empty list is believed only where the broker says that it is empty. */
function lackIn(
  page: Page<Rows>,
  fields: Fields,
  { head, list }: Layout<Rows>,
  asked: AssetType,
): string | null {
  const saysRows = page.told.kind === 'sent' && page.told.value > 0
  if (asked === 'CASH') return page.head === null ? `no ${head}` : null
  if (asked === 'ALL') {
    const isThere = page.head !== null || Object.values(lists).some((each) => Array.isArray(fields[each]))
    if (!isThere) return `no ${list}`
    return saysRows && page.marks.length === 0 ? 'none of the rows that were told' : null
  }
  const saysNone = page.told.kind === 'sent' && !saysRows
  return Array.isArray(fields[lists[asked]]) || saysNone ? null : `no ${lists[asked]}`
}

/** The final layout has one block in its list; older ones several, or what is in it without a block. */
function blockIn(list: unknown, { block, head }: Layout<Rows>): Verdict<Fields> {
  if (isNothing(list)) return answered({})
  if (!isBlock(list)) return unreadable('no list of assets')
  const inner = list[block]
  if (isNothing(inner)) return answered(list)
  if (Array.isArray(inner)) return joined(inner, head)
  return isBlock(inner) ? answered(inner) : unreadable(`no ${block}`)
}

function joined(blocks: readonly unknown[], head: string): Verdict<Fields> {
  const names = [head, ...Object.values(lists)]
  const together: Record<string, unknown> = {}
  for (const block of blocks) {
    if (!isBlock(block) || !names.some((name) => name in block)) return unreadable('a block of assets')
    for (const name of names) {
      if (isNothing(block[name])) continue
      if (name in together) return unreadable(`two of ${name}`)
      together[name] = block[name]
    }
  }
  return answered(together)
}

function readListing<R extends Rows>(fields: Fields, layout: Layout<R>): Verdict<Listing<R>> {
  const head = fields[layout.head]
  if (!isNothing(head) && !isBlock(head)) return unreadable(`no ${layout.head}`)
  const equities = readRows<R['equity']>(fields, lists.EQTY, layout.equity)
  if (equities.kind !== 'answered') return equities
  const funds = readRows<R['fund']>(fields, lists.FUND, layout.fund)
  if (funds.kind !== 'answered') return funds
  const others = readRows<R['other']>(fields, lists.ETC, layout.other)
  if (others.kind !== 'answered') return others
  return answered({
    head: isBlock(head) ? head : null,
    equities: equities.answer,
    funds: funds.answer,
    others: others.answer,
  })
}

function readRows<R>(fields: Fields, list: string, read: RowReader<R>): Verdict<readonly R[]> {
  const rows = fields[list]
  if (isNothing(rows)) return answered([])
  if (!Array.isArray(rows)) return unreadable(`no ${list}`)
  const results: R[] = []
  for (const row of rows) {
    const result = isBlock(row) ? read(row) : unreadable(`a row of ${list}`)
    if (result.kind !== 'answered') return result
    results.push(result.answer)
  }
  return answered(results)
}

function rowsOf(rows: unknown): readonly Fields[] {
  return Array.isArray(rows) ? rows.filter(isBlock) : []
}

const identity = ['isinCode', 'fundCode', 'assetType', 'tradeType', 'productName', 'assetName']
/** Bonds and papers go by names that are cut off, so what is held of them tells them apart. */
const more = ['qty', 'valAtTrade']

function markOf(list: string, row: Fields): string {
  const names = list === lists.ETC ? [...identity, ...more] : [...identity, 'firstDateBuy', 'lastDateBuy']
  return JSON.stringify([list, ...names.map((name) => row[name] ?? null)])
}
