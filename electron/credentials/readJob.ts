import type { VaultBackend } from '../../shared/domain/vault.ts'
import { isRecord } from './isRecord.ts'
import type { ToVault } from './vaultJobs.ts'

/** The parent's messages; `undefined` for anything else. By hand: zod would double the time that the process starts in. */
export function readJob(message: unknown): ToVault | undefined {
  return isRecord(message) && typeof message.id === 'number' && isJob(message) ? message : undefined
}

function isJob(message: Record<string, unknown>): message is Record<string, unknown> & ToVault {
  const { op, service, name, backend, secret, item } = message
  if (op === 'look') return true
  if (!isText(service)) return false
  if (op === 'open') return item === null || (isRecord(item) && isText(item.name) && isBackend(item.backend))
  if (op === 'set') return isText(name) && isText(secret) && (backend === null || isBackend(backend))
  return (op === 'get' || op === 'delete') && isText(name) && isBackend(backend)
}

function isBackend(value: unknown): value is VaultBackend {
  const known: readonly VaultBackend[] = ['keytar', 'napi-keyring']
  return known.some((name) => name === value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
