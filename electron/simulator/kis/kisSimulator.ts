import type { SimulatedServer } from '../server/controls.ts'
import type { CorporateCredential, Credential } from './credentials.ts'
import type { DeadTokenStatus } from './transactions.ts'

/** Codes are KIS's own: "EGW00201". Real and mock TR ids are answered alike. */
export interface KisSimulator extends SimulatedServer<string> {
  /** A person's, with custtype P. */
  readonly credential: Credential
  /** A corporate customer's, with custtype B and the headers that go with it. */
  readonly corporate: CorporateCredential
  /** The HTTP status that tells a dead token; 500 unless told. */
  answerDeadTokenWith(status: DeadTokenStatus): void
}
