import type { Refused, Trouble } from '../../../shared/domain/trouble.ts'
import type { Verdict } from '../../net/conversation.ts'
import { foreignPage } from '../../net/foreignPage.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Censor } from './censor.ts'

/** An answer that is none. */
export type Failing = Exclude<Verdict<never>, { readonly kind: 'answered' }>

export function unreadable(what: string): Failing {
  return { kind: 'unreadable', trouble: { kind: 'unreadable', what } }
}

export function answered<A>(answer: A): Verdict<A> {
  return { kind: 'answered', answer }
}

export function refused(
  refusal: Pick<Refused, 'code' | 'message' | 'status'>,
  because: Extract<Failing, { readonly kind: 'refused' }>['because'] = 'other',
): Failing {
  return { kind: 'refused', refusal: { kind: 'refused', ...refusal }, because }
}

/** Of a body that holds no object: somebody else's page, or nothing that we know. */
export function notJson(reply: WireResponse): Failing {
  const trouble = foreignPage(reply)
  return trouble ? { kind: 'foreign-page', trouble } : unreadable(`HTTP ${reply.status}, not JSON`)
}

export function troubleIn(verdict: Failing): Trouble {
  return verdict.kind === 'refused' ? verdict.refusal : verdict.trouble
}

/** The same verdict, with nothing secret in its words. */
export function censored<A>(verdict: Verdict<A>, censor: Censor): Verdict<A> {
  switch (verdict.kind) {
    case 'answered':
      return verdict
    case 'refused':
      return { ...verdict, refusal: { ...verdict.refusal, ...wordsOf(verdict.refusal, censor) } }
    case 'foreign-page':
    case 'unreadable':
      return { ...verdict, trouble: censoredTrouble(verdict.trouble, censor) }
  }
}

export function censoredTrouble(trouble: Trouble, censor: Censor): Trouble {
  switch (trouble.kind) {
    case 'refused':
      return { ...trouble, ...wordsOf(trouble, censor) }
    case 'foreign-page':
      return { ...trouble, title: trouble.title === null ? null : censor.tidy(trouble.title) }
    case 'unreadable':
      return { ...trouble, what: censor.tidy(trouble.what) }
    case 'other-issue':
      return { ...trouble, told: censor.tidy(trouble.told).slice(0, longestCode) }
    default:
      return trouble
  }
}

function wordsOf({ code, message }: Pick<Refused, 'code' | 'message'>, censor: Censor) {
  return { code: censor.tidy(code).slice(0, longestCode), message: censor.tidy(message) }
}

/** Longer than any documented one. */
const longestCode = 40
