import { useSlice } from '../app/context.ts'

/** `closed`: Vigil is gone, and only a restart helps. `page`: some of its news do not reach this page now. */
export type Gone = 'closed' | 'page' | null

/** Why nothing on this page can be taken for the present. */
export function useGone(): Gone {
  return useSlice('page', ({ closedAt, broken }) => {
    if (closedAt !== null) return 'closed'
    return broken.size > 0 ? 'page' : null
  })
}
