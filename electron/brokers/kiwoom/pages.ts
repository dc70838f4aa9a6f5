import type { Answer } from '../../../shared/domain/answer.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { answered, troubleIn, unreadable } from '../common/verdicts.ts'

export interface Page<A> {
  readonly content: A
  /** `next-key`, to be sent with the next question; `null`: this was the last page. */
  readonly next: string | null
}

export interface Paging<A> {
  ask(after: string | null): Promise<Answer<Page<A>>>
  /** So many pages and still more to come: the answer is no list. */
  readonly most: number
}

/** Every page in its order, or none: a list that is short without saying so would be wrong. */
export async function everyPage<A>({ ask, most }: Paging<A>): Promise<Answer<readonly A[]>> {
  const contents: A[] = []
  const keys = new Set<string>()
  let leftAt: Instant | null = null
  let after: string | null = null
  while (contents.length < most) {
    const page: Answer<Page<A>> = await ask(after)
    if (page.kind === 'troubled') return page
    leftAt ??= page.asOf - page.latency
    contents.push(page.answer.content)
    after = page.answer.next
    if (after === null)
      return { kind: 'answered', answer: contents, asOf: page.asOf, latency: page.asOf - leftAt }
    if (keys.has(after)) return troubled('a page that comes again')
    keys.add(after)
  }
  return troubled(`more than ${most} pages`)
}

export function troubled(what: string): Answer<never> {
  return { kind: 'troubled', trouble: troubleIn(unreadable(what)) }
}

/** The guide promises `cont-yn` only where more is to come, so one that is missing is an end, unless a key came. */
export function nextKeyIn({ headers }: WireResponse): Verdict<string | null> {
  const more = (headers['cont-yn'] ?? '').trim()
  const key = (headers['next-key'] ?? '').trim()
  if (more === 'N' || (more === '' && key === '')) return answered(null)
  if (more !== 'Y') return unreadable(`cont-yn "${more}"`)
  // It is sent back in a header, which holds nothing but visible ASCII.
  return /^[\x20-\x7e]+$/.test(key) ? answered(key) : unreadable('no next-key')
}
