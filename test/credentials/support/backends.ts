import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { VaultBackend } from '../../../shared/domain/vault.ts'

export const backends: readonly VaultBackend[] = ['keytar', 'napi-keyring']

/** A vault process with one library alone, and the one that ships. */
export const entries = {
  keytar: join(import.meta.dirname, 'keytarChild.ts'),
  'napi-keyring': join(import.meta.dirname, 'napiKeyringChild.ts'),
  both: join(import.meta.dirname, '../../../electron/credentials/vaultProcess.ts'),
}

/**
 * npm leaves keytar out where it cannot be built. At a terminal its tests are then skipped; in CI they run, and fail.
 */
export function isInstalled(backend: VaultBackend): boolean {
  return backend !== 'keytar' || process.env.CI === 'true' || existsSync(keytarBinary())
}

function keytarBinary(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('keytar/package.json')
    return join(dirname(manifest), 'build', 'Release', 'keytar.node')
  } catch {
    return ''
  }
}
