import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { JournalHealth } from '../../shared/domain/health.ts'
import { faultReason } from './openDatabase.ts'
import { journalSteps } from './schema.ts'

/** How a journal's file stands, from outside and without a change to it; `null`: there is none yet. */
export function inspectJournal(file: string): JournalHealth | null {
  if (!existsSync(file)) return null
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
      if (version > journalSteps.length) return { kind: 'memory', since: 0, reason: 'newer-version' }
      const [found] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})
      if (found !== 'ok') return { kind: 'memory', since: 0, reason: 'damaged' }
      return { kind: 'durable', setAside: null }
    } finally {
      db.close()
    }
  } catch (error) {
    return { kind: 'memory', since: 0, reason: faultReason(error) }
  }
}
