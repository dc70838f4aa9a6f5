import type { Answer } from '../../../shared/domain/answer.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { troubleIn, unreadable } from './verdicts.ts'

/** What every page of a list has. */
export interface Paged {
  /** Where the next page goes on, in the broker's own words; `null`: this was the last. */
  readonly next: string | null
}

export interface Paging<P extends Paged> {
  /** `before`: the page that this one goes on from; `null`: the first is asked for. */
  ask(before: P | null): Promise<Answer<P>>
  /** So many pages and still more to come: the answer is no list. */
  readonly most: number
  /** Looks at each page as it comes; what is wrong with it beside those before, or `null`. */
  readonly objection?: (page: P, before: readonly P[]) => string | null
  /** Whether no further page is wanted; left out: all are. */
  readonly isEnough?: (pages: readonly P[]) => boolean
}

/** Every page that is wanted, in order, or none: a list that is short without saying so would be wrong. */
export async function everyPage<P extends Paged>({
  ask,
  most,
  objection = () => null,
  isEnough = () => false,
}: Paging<P>): Promise<Answer<readonly P[]>> {
  const pages: P[] = []
  // A page that goes on from nowhere is the first one again.
  const ends = new Set([''])
  let leftAt: Instant | null = null
  while (pages.length < most) {
    const answer: Answer<P> = await ask(pages.at(-1) ?? null)
    if (answer.kind === 'troubled') return answer
    const { answer: page, asOf, latency } = answer
    leftAt ??= asOf - latency
    const objected = objection(page, pages)
    if (objected !== null) return troubled(objected)
    pages.push(page)
    if (page.next === null || isEnough(pages))
      return { kind: 'answered', answer: pages, asOf, latency: asOf - leftAt }
    if (ends.has(page.next)) return troubled('a page that comes again')
    ends.add(page.next)
  }
  return troubled(`more than ${most} pages`)
}

/** Asks as `ask` does, and tells after each page how many have come. */
export function counted<A extends readonly unknown[], P>(
  ask: (...page: A) => Promise<Answer<P>>,
  onPages: ((read: number) => void) | undefined,
): (...page: A) => Promise<Answer<P>> {
  let read = 0
  return async (...page) => {
    const answer = await ask(...page)
    if (answer.kind === 'answered') onPages?.(++read)
    return answer
  }
}

export function troubled(what: string): Answer<never> {
  return { kind: 'troubled', trouble: troubleIn(unreadable(what)) }
}
