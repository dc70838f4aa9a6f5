import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { answered, unreadable } from '../common/verdicts.ts'

export interface Page<A> {
  readonly content: A
  /** `next-key`, to be sent with the next question; `null`: this was the last page. */
  readonly next: string | null
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
