import { useState } from 'react'

export type RequestState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed' }

/** A call to the monitor that a button starts: one at a time, and a failure is said. */
export function useRequest<T>(request: () => Promise<T>): {
  readonly state: RequestState<T>
  readonly start: () => void
} {
  const [state, setState] = useState<RequestState<T>>({ kind: 'idle' })
  const start = () => {
    if (state.kind === 'asking') return
    setState({ kind: 'asking' })
    request().then(
      (value) => setState({ kind: 'done', value }),
      () => setState({ kind: 'failed' }),
    )
  }
  return { state, start }
}
