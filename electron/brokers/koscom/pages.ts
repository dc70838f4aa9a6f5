import type { Answer } from '../../../shared/domain/answer.ts'
import { type Figure, sent } from '../../../shared/domain/figure.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Fields } from '../common/body.ts'
import { everyPage, troubled } from '../common/pages.ts'
import type { Listing, Page, Rows } from './listing.ts'
import type { AssetType, RspType } from './pageEnd.ts'

/**
 * Brokers that tell all assets at once, by their short names in the path; the others are asked for one type after
 * another. After the document's last version; `cyber` is one of the sandbox's own.
 */
const tellingAll = new Set(['dongbu', 'kbinvest', 'nhinvest', 'sk', 'daishin', 'shinhan', 'cyber'])

export function typesFor(brokerName: string): readonly AssetType[] {
  return tellingAll.has(brokerName) ? ['ALL'] : ['CASH', 'EQTY', 'FUND', 'ETC']
}

/** How a first page is asked for. */
export const firstPage = 'null'

/** So many pages of one type and still an end to come: the answer is no list. */
const mostPages = 40

export interface Whole<R extends Rows> extends Listing<R> {
  readonly told: Figure<number>
  readonly rspType: RspType
}

interface Gathered<R extends Rows> {
  head: Fields | null
  readonly equities: R['equity'][]
  readonly funds: R['fund'][]
  readonly others: R['other'][]
  readonly marks: Set<string>
  /** Of every page. */
  rspType: RspType | undefined
  leftAt: Instant | null
  asOf: Instant
}

export type AskPage<R extends Rows> = (type: AssetType, page: string) => Promise<Answer<Page<R>>>

/** Every page of every type, or none: a list that is short without saying so would be wrong. */
export async function everyAsset<R extends Rows>(
  ask: AskPage<R>,
  types: readonly AssetType[],
): Promise<Answer<Whole<R>>> {
  const all: Gathered<R> = {
    head: null,
    equities: [],
    funds: [],
    others: [],
    marks: new Set(),
    rspType: undefined,
    leftAt: null,
    asOf: 0,
  }
  let told: Figure<number> = { kind: 'sent', value: 0 }
  for (const type of types) {
    const answer = await everyPageOf(ask, type, all)
    if (answer.kind === 'troubled') return answer
    if (type !== 'CASH') told = sum(told, answer.answer)
  }
  const { head, equities, funds, others, rspType = null, asOf, leftAt } = all
  const latency = leftAt === null ? 0 : asOf - leftAt
  return { kind: 'answered', answer: { head, equities, funds, others, told, rspType }, asOf, latency }
}

function sum(one: Figure<number>, other: Figure<number>): Figure<number> {
  const [known, added] = [sent(one), sent(other)]
  if (known !== null && added !== null) return { kind: 'sent', value: known + added }
  return known === null ? one : other
}

/** How many rows were told. */
async function everyPageOf<R extends Rows>(
  ask: AskPage<R>,
  type: AssetType,
  all: Gathered<R>,
): Promise<Answer<Figure<number>>> {
  const before = rowsIn(all)
  const pages = await everyPage<Page<R>>({
    ask: (page) => ask(type, page?.next ?? firstPage),
    most: mostPages,
    objection: (page, [first = page]) => addPage(all, page) ?? contradiction(first, page),
  })
  if (pages.kind === 'troubled') return pages
  const { answer, asOf, latency } = pages
  all.leftAt ??= asOf - latency
  all.asOf = asOf
  const told: Figure<number> = answer[0]?.told ?? { kind: 'blank' }
  const isShort = type !== 'ALL' && type !== 'CASH' && rowsIn(all) - before < (sent(told) ?? 0)
  return isShort ? troubled('fewer rows than were told') : { ...pages, answer: told }
}

function contradiction(first: Page<Rows>, page: Page<Rows>): string | null {
  return sent(first.told) === sent(page.told) ? null : 'another number of rows on each page'
}

function rowsIn({ equities, funds, others }: Listing<Rows>): number {
  return equities.length + funds.length + others.length
}

/** What is wrong with the page beside all that was there before, or `null`. */
function addPage<R extends Rows>(all: Gathered<R>, page: Page<R>): string | null {
  all.rspType ??= page.rspType
  if (page.rspType !== all.rspType) return 'shares and quantities together'
  if (page.marks.some((mark) => all.marks.has(mark))) return 'a row that comes again'
  for (const mark of page.marks) all.marks.add(mark)
  all.head ??= page.head
  all.equities.push(...page.equities)
  all.funds.push(...page.funds)
  all.others.push(...page.others)
  return null
}
