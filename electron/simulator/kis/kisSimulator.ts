import type { SimulatedServer } from '../server/controls.ts'
import type { PositionScript } from './account.ts'
import type { CorporateCredential, Credential } from './credentials.ts'
import type { ScriptControls } from './scripts.ts'
import type { DeadTokenStatus } from './transactions.ts'

/** Codes are KIS's own: "EGW00201". Real and mock TR ids are answered alike. */
export interface KisSimulator extends SimulatedServer<string>, ScriptControls {
  /** A person's, with custtype P. */
  readonly credential: Credential
  /** A corporate customer's, with custtype B and the headers that go with it. */
  readonly corporate: CorporateCredential
  /** The HTTP status that tells a dead token; 500 unless told. */
  answerDeadTokenWith(status: DeadTokenStatus): void
  /** Takes a position into the account, in place of one of the same issue. Throws a sentence where none could be so. */
  hold(position: PositionScript, whose?: 'person' | 'corporate'): void
  letGo(code: string, whose?: 'person' | 'corporate'): void
}
