import type { Trouble } from './trouble.ts'

/** What came of asking a server whether it is there. */
export type Reached =
  | {
      readonly kind: 'reached'
      /** How long the answer took, ms. */
      readonly latency: number
      /** This machine's clock minus the server's, ms; `null`: the answer had no date. */
      readonly clockSkew: number | null
    }
  | { readonly kind: 'unreached'; readonly trouble: Trouble }
