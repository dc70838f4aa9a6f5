import type { Access } from '../common/access.ts'
import type { CheckSteps, Tell } from '../common/checks.ts'
import { censoredTrouble } from '../common/verdicts.ts'
import type { Authorisation } from './authorisation.ts'
import type { Codes } from './codes.ts'
import { fieldsOf } from './refusal.ts'

export interface Permitting {
  readonly access: Access
  readonly authorisation: Authorisation
  readonly codes: Codes
  /** Unguessable, where it is to keep others from answering in the user's place. */
  readonly newId: () => string
  readonly url: (state: string) => string
}

/** Nothing to do while a token is held or can be refreshed, or a code waits; else the user is asked for permission. */
export async function* authorise(hands: Permitting, tell: Tell, signal: AbortSignal): CheckSteps {
  const { access, codes } = hands
  yield tell('authorise', 'running')
  if (codes.waits() || !(await needsUser(access, signal))) {
    yield tell('authorise', 'skipped')
    return true
  }
  if (!(yield* askUser(hands, tell, signal))) return false
  const allowedAt = access.tokens.nextIssueAt()
  if (allowedAt !== null) {
    // A refresh that was refused counts as a question; the code, good for one, waits until the next is allowed.
    yield tell('authorise', 'running')
    await access.deps.clock.sleep(allowedAt - access.deps.clock.now(), signal)
  }
  yield tell('authorise', 'passed')
  return true
}

/**
 * A refresh token that is no longer good is the user's to replace; a client that the gateway does not know, or a line
 * that is down, would keep us from the exchange of a code as well.
 */
async function needsUser(access: Access, signal: AbortSignal): Promise<boolean> {
  const outcome = await access.tokens.acquire(null, signal)
  if (outcome.kind === 'granted') return false
  const { trouble } = outcome
  if (trouble.kind === 'refused') return fieldsOf(trouble.code, 'token').length === 0
  return trouble.kind === 'signed-out'
}

async function* askUser(
  { access, authorisation, codes, newId, url }: Permitting,
  tell: Tell,
  signal: AbortSignal,
): CheckSteps {
  const state = newId()
  // Whoever stops listening to the check stops asking, too.
  const left = new AbortController()
  const permitted = authorisation.ask(state, AbortSignal.any([signal, left.signal]))
  try {
    yield tell('authorise', 'asking-user', { url: url(state) })
    const permission = await permitted
    if (permission?.kind === 'allowed') {
      access.censor.learn(permission.code)
      codes.keep(permission.code)
      return true
    }
    const trouble = permission ? censoredTrouble(permission.trouble, access.censor) : cancelled
    yield tell('authorise', 'failed', { trouble })
    return false
  } finally {
    left.abort()
  }
}

const cancelled = { kind: 'cancelled' } as const
