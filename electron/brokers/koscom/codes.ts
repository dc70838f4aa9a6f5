import type { Secret } from '../../../shared/domain/secret.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'

/** A code from Koscom's page, until it is exchanged for a token: it is good for one question. */
export interface Codes {
  keep(code: Secret): void
  /** Whether one is there that is still good. */
  waits(): boolean
  take(): Secret | null
}

/** Koscom takes a code for ten minutes. */
const lifetime = 10 * 60_000

export function createCodes({ clock }: { readonly clock: Clock }): Codes {
  let kept: { readonly code: Secret; readonly until: Instant } | null = null
  const good = () => (kept !== null && clock.now() < kept.until ? kept.code : null)
  return {
    keep(code) {
      kept = { code, until: clock.now() + lifetime }
    },
    waits: () => good() !== null,
    take() {
      const code = good()
      kept = null
      return code
    },
  }
}
