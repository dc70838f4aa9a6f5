import { expect } from 'vitest'
import { troubleIn } from '../../../electron/brokers/common/verdicts.ts'
import type { Verdict } from '../../../electron/net/conversation.ts'
import { Trouble } from '../../../shared/domain/trouble.ts'

export type FailureTold =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'other-issue'; readonly told: string }
  | { readonly kind: 'foreign-page' | 'twice' | 'unreadable' }

/** Why a body gave no answer, in an oracle's words. Anything that no body can be the reason of fails the test. */
export function failureTold(
  verdict: Exclude<Verdict<unknown>, { kind: 'answered' }>,
  body: string,
): FailureTold {
  const trouble = troubleIn(verdict)
  if (!Trouble.safeParse(trouble).success) expect.fail(`no trouble: ${JSON.stringify(trouble)}`)
  switch (trouble.kind) {
    case 'refused':
      return { kind: 'refused', code: trouble.code }
    case 'other-issue':
      return { kind: 'other-issue', told: trouble.told }
    case 'unreadable':
      if (trouble.what.trim() === '') expect.fail(`a refusal without a name: ${body}`)
      return { kind: trouble.what === 'a field told twice' ? 'twice' : 'unreadable' }
    case 'foreign-page':
      return { kind: 'foreign-page' }
    default:
      return expect.fail(`${trouble.kind} for a body: ${body}`)
  }
}
