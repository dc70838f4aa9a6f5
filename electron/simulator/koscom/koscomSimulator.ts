import type { SimulatedServer } from '../server/controls.ts'
import type { Credential } from './credential.ts'
import type { DeadTokenForm } from './gateway.ts'
import type { VirtualAccount } from './members.ts'
import type { PageControls } from './pageScript.ts'

/** Codes are a category and a number: "op-exco 3003", "kong 401". */
export interface KoscomSimulator extends SimulatedServer<string>, PageControls {
  readonly credential: Credential
  /** At each of the sandbox's brokers; the credential's own is the first. */
  readonly accounts: readonly VirtualAccount[]
  /** One that is good now, as if the user had allowed it; each can be used once. */
  readonly refreshToken: string
  /** How a dead token is told; `op-auth` unless told. */
  answerDeadTokenWith(form: DeadTokenForm): void
  /** The user takes back what was allowed: tokens, refresh tokens and codes die together. */
  revokeConsent(): void
  /** Requests of a Korean day; what was used today stays used. `heal()` makes it 10,000 again. */
  limitDay(requests: number): void
}
