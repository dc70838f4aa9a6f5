import type { CredentialValues } from '../../../shared/domain/credential.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { Refused } from '../../../shared/domain/trouble.ts'
import { revealed } from '../common/values.ts'
import { formOf, queryIn } from './form.ts'
import { oauth, scope } from './token.ts'

/**
 * The addresses that a browser was sent to at `redirect`, until the signal aborts; nothing where it cannot listen.
 * Never throws.
 */
export type ListenForRedirect = (redirect: string, signal: AbortSignal) => AsyncIterable<string>

/** The user's answer to one request for permission. */
export type Permission =
  | { readonly kind: 'allowed'; readonly code: Secret }
  | { readonly kind: 'denied'; readonly trouble: Refused }

/** Where the user allows the access. `state` ties the answer to this very question. */
export function authorizeUrl(rest: string, values: CredentialValues, state: string): string {
  const query = formOf({
    response_type: 'code',
    client_id: revealed(values, 'clientId'),
    redirect_uri: revealed(values, 'redirect'),
    scope,
    state,
  })
  return `${rest}${oauth}/authorize?${query}`
}

/** Reads the code alone, or the whole address of the page that the user was sent to; `null`: it is neither. */
export function readPermission(text: string, state: string): Permission | null {
  const typed = text.trim()
  const query = queryIn(typed)
  if (!query) return /^[\w.~+/-]{4,2000}={0,2}$/.test(typed) ? allowed(typed) : null
  if (query.state !== state) return null
  if (query.error) {
    const message = query.error_description ?? ''
    return { kind: 'denied', trouble: { kind: 'refused', code: query.error, message, status: null } }
  }
  return query.code ? allowed(query.code) : null
}

function allowed(code: string): Permission {
  return { kind: 'allowed', code: new Secret(code) }
}

/** One permission at a time: a newer question ends the older one. */
export interface Authorisation {
  /** Waits for the user; `null`: cancelled. */
  ask(state: string, signal: AbortSignal): Promise<Permission | null>
  /** `false`: nobody asked, or it does not fit. */
  answer(text: string): boolean
  /** Nobody is there any more to hear the answer. */
  cancel(): void
}

export function createAuthorisation(redirect: string, listen: ListenForRedirect): Authorisation {
  let asking: { readonly state: string; settle(permission: Permission | null): void } | undefined

  function answer(text: string): boolean {
    const permission = asking ? readPermission(text, asking.state) : null
    if (permission) asking?.settle(permission)
    return permission !== null
  }

  async function overhear(signal: AbortSignal): Promise<void> {
    for await (const address of listen(redirect, signal)) answer(address)
  }

  return {
    answer,
    cancel: () => asking?.settle(null),
    async ask(state, signal) {
      asking?.settle(null)
      if (signal.aborted) return null
      const { promise, resolve } = Promise.withResolvers<Permission | null>()
      const done = new AbortController()
      const mine = { state, settle: resolve }
      asking = mine
      signal.addEventListener('abort', () => resolve(null), { once: true })
      void overhear(done.signal)
      const permission = await promise
      if (asking === mine) asking = undefined
      done.abort()
      return permission
    },
  }
}
