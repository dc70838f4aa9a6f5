import { VaultBackend, VaultState } from '../../shared/domain/vault.ts'
import { isRecord } from './isRecord.ts'
import type { FromVault, VaultReply } from './vaultJobs.ts'

/** The vault process's messages; `undefined` for anything else. */
export function readAnswer(message: unknown): FromVault | undefined {
  if (!isRecord(message)) return undefined
  const { id, reply } = message
  if (id === 'ready') return { id }
  return typeof id === 'number' && isReply(reply) ? { id, reply } : undefined
}

function isReply(reply: unknown): reply is VaultReply {
  if (!isRecord(reply)) return false
  const { kind, backend, value, state, detail } = reply
  if (kind === 'closed') {
    const known = VaultState.safeParse(state).success && (backend === null || isBackend(backend))
    return known && isTextOrNull(detail)
  }
  if (!isBackend(backend)) return false
  return kind === 'value' ? isTextOrNull(value) : kind === 'done' || kind === 'other-backend'
}

function isBackend(value: unknown): value is VaultBackend {
  return VaultBackend.safeParse(value).success
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
