import { useSlice } from '../app/context.ts'
import { type Gone, goneOf } from '../stores/page.ts'

/** Why nothing on this page can be taken for the present. */
export function useGone(): Gone {
  return useSlice('page', goneOf)
}
