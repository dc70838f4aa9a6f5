import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { JournalFaultReason } from '../../shared/domain/health.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { migrate } from './migrate.ts'

export interface OpenedDatabase {
  readonly db: DatabaseSync
  /** Why the file could not be used and this database lives in memory instead. */
  readonly fault: JournalFaultReason | null
  /** Where a damaged file was moved to. */
  readonly setAside: string | null
}

/** Opens the file, or sets it aside if it is damaged, or falls back to memory: it always returns a database. */
export function openDatabase(file: string, steps: readonly string[], now: Instant): OpenedDatabase {
  try {
    return { ...openFile(file, steps), setAside: null }
  } catch (error) {
    const fault = faultReason(error)
    return fault === 'damaged' ? afresh(file, steps, now) : inMemory(steps, fault)
  }
}

function openFile(file: string, steps: readonly string[]): Omit<OpenedDatabase, 'setAside'> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file)
  try {
    // FULL: an event is on the disk, not in the system's cache, before anybody is told of it.
    db.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    // What is deleted is written over.
    db.exec('PRAGMA secure_delete = ON;')
    if (migrate(db, steps)) return { db, fault: null }
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  return inMemory(steps, 'newer-version')
}

/** The damaged file is evidence and may be repaired: it is kept beside the new one. */
function afresh(file: string, steps: readonly string[], now: Instant): OpenedDatabase {
  const kept = `${file}.damaged-${now}`
  try {
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
    return { ...openFile(file, steps), setAside: kept }
  } catch (error) {
    return inMemory(steps, faultReason(error))
  }
}

function inMemory(steps: readonly string[], fault: JournalFaultReason): OpenedDatabase {
  const db = new DatabaseSync(':memory:')
  migrate(db, steps)
  return { db, fault, setAside: null }
}

/** Primary result codes of SQLite, https://sqlite.org/rescode.html, and errno names from making the folder. */
export function faultReason(error: unknown): JournalFaultReason {
  const { errcode, code } = error as { errcode?: number; code?: string }
  switch (errcode === undefined ? code : errcode & 0xff) {
    case 13:
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 8:
    case 14:
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return 'read-only'
    case 11:
    case 26:
      return 'damaged'
    default:
      return 'other'
  }
}
