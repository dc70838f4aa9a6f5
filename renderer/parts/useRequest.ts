import { useState } from 'react'

export type RequestState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed' }

/** A call to the monitor that a button starts: one at a time, and a failure is said. */
export function useRequest<T, A extends readonly unknown[] = []>(
  request: (...about: A) => Promise<T>,
): {
  readonly state: RequestState<T>
  readonly start: (...about: A) => void
  /** As if nothing had been asked. */
  readonly reset: () => void
} {
  const [state, setState] = useState<RequestState<T>>({ kind: 'idle' })
  const start = (...about: A) => {
    if (state.kind === 'asking') return
    setState({ kind: 'asking' })
    request(...about).then(
      (value) => setState({ kind: 'done', value }),
      () => setState({ kind: 'failed' }),
    )
  }
  return { state, start, reset: () => setState({ kind: 'idle' }) }
}
