import type { VaultBackend, VaultState } from '../../shared/domain/vault.ts'

/** What the vault's process is asked, one job at a time. */
export type VaultJob =
  /** Whether the keychain is open. Raises no question. */
  | { readonly op: 'look' }
  | { readonly op: 'get'; readonly service: string; readonly name: string; readonly backend: VaultBackend }
  /** Kept through `backend` if that loads, else through the first that does; read back and compared. */
  | {
      readonly op: 'set'
      readonly service: string
      readonly name: string
      readonly secret: string
      readonly backend: VaultBackend | null
    }
  | { readonly op: 'delete'; readonly service: string; readonly name: string; readonly backend: VaultBackend }
  /** The one job that may make the system ask the user. `item`: one whose reading may need an answer of its own. */
  | {
      readonly op: 'open'
      readonly service: string
      readonly item: { readonly name: string; readonly backend: VaultBackend } | null
    }

export type VaultReply =
  /** `null`: the keychain is open, and nothing is there. */
  | { readonly kind: 'value'; readonly backend: VaultBackend; readonly value: string | null }
  | { readonly kind: 'done'; readonly backend: VaultBackend }
  | {
      readonly kind: 'closed'
      readonly state: VaultState
      readonly backend: VaultBackend | null
      /** The system's own words, short; nothing secret in them. */
      readonly detail: string | null
    }
  /** The library that the job names does not load. */
  | { readonly kind: 'other-backend'; readonly backend: VaultBackend }

export type ToVault = VaultJob & { readonly id: number }
export type FromVault = { readonly id: 'ready' } | { readonly id: number; readonly reply: VaultReply }
