import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { answered, unreadable } from '../common/verdicts.ts'

/** What the server wants to hear again with the next page. */
export interface PageEnd {
  /** CTX_AREA_FK, with or without 100 */
  readonly search: string
  /** CTX_AREA_NK, with or without 100; `null`: this was the last page. */
  readonly next: string | null
}

export interface Page<A> extends PageEnd {
  readonly rows: readonly A[]
}

/**
 * Where the page ended. tr_cont in the answer's header: F or M, more is to come; D, E or nothing, that was all.
 * Both areas are padded with blanks.
 */
export function pageEndIn(
  { headers }: WireResponse,
  areas: { readonly search: unknown; readonly next: unknown },
): Verdict<PageEnd> {
  const more = (headers.tr_cont ?? '').trim()
  if (['', 'D', 'E'].includes(more)) return answered({ search: '', next: null })
  if (!['F', 'M'].includes(more)) return unreadable(`tr_cont ${more}`)
  const { search, next } = areas
  if (typeof search !== 'string' || typeof next !== 'string')
    return unreadable('no ctx_area_fk or ctx_area_nk')
  return answered({ search: search.trim(), next: next.trim() })
}
