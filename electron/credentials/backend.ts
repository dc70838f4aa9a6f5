import type { VaultBackend } from '../../shared/domain/vault.ts'

/** One keychain library. Its errors are its own; `null` may mean absent, locked or turned away. */
export interface Backend {
  readonly name: VaultBackend
  get(service: string, name: string): Promise<string | null>
  set(service: string, name: string, secret: string): Promise<void>
  /** Nothing to delete is no error. */
  delete(service: string, name: string): Promise<void>
}

/**
 * Loads a library when it is first needed. Throws when the package is missing (npm left it out), when its binary is
 * (its install script did not run), and when a system library of the binary's is: all three mean that it is not here.
 */
export type LoadBackend = () => Promise<Backend>
