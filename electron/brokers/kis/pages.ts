import type { Answer } from '../../../shared/domain/answer.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { answered, troubleIn, unreadable } from '../common/verdicts.ts'

/** What the server wants to hear again with the next page. */
export interface PageEnd {
  /** CTX_AREA_FK, with or without 100 */
  readonly search: string
  /** CTX_AREA_NK, with or without 100 */
  readonly next: string
}

export interface Page<A> {
  readonly rows: readonly A[]
  /** Where the next page goes on; `null`: this was the last. */
  readonly end: PageEnd | null
}

export interface Paging<A> {
  ask(after: PageEnd | null): Promise<Answer<Page<A>>>
  /** So many pages and still an end to come: the answer is no list. */
  readonly most: number
  /** Whether no further page is wanted; left out: all are. */
  readonly isEnough?: (rows: readonly A[]) => boolean
}

/** Every page that is wanted, or none: a list that is short without saying so would be wrong. */
export async function everyPage<A>({
  ask,
  most,
  isEnough = () => false,
}: Paging<A>): Promise<Answer<readonly A[]>> {
  const rows: A[] = []
  // A page that goes on from nowhere is the first one again.
  const ends = ['']
  let leftAt: Instant | null = null
  let after: PageEnd | null = null
  while (ends.length <= most) {
    const page: Answer<Page<A>> = await ask(after)
    if (page.kind === 'troubled') return page
    leftAt ??= page.asOf - page.latency
    rows.push(...page.answer.rows)
    after = page.answer.end
    if (after === null || isEnough(rows))
      return { kind: 'answered', answer: rows, asOf: page.asOf, latency: page.asOf - leftAt }
    if (ends.includes(after.next)) return troubled('a page that comes again')
    ends.push(after.next)
  }
  return troubled(`more than ${most} pages`)
}

export function troubled(what: string): Answer<never> {
  return { kind: 'troubled', trouble: troubleIn(unreadable(what)) }
}

/**
 * Where the page ended. tr_cont in the answer's header: F or M, more is to come; D, E or nothing, that was all.
 * Both areas are padded with blanks.
 */
export function pageEndIn(
  { headers }: WireResponse,
  areas: { readonly search: unknown; readonly next: unknown },
): Verdict<PageEnd | null> {
  const more = (headers.tr_cont ?? '').trim()
  if (['', 'D', 'E'].includes(more)) return answered(null)
  if (!['F', 'M'].includes(more)) return unreadable(`tr_cont ${more}`)
  const { search, next } = areas
  if (typeof search !== 'string' || typeof next !== 'string')
    return unreadable('no ctx_area_fk or ctx_area_nk')
  return answered({ search: search.trim(), next: next.trim() })
}
