import type { DatabaseSync } from 'node:sqlite'

/**
 * Brings the file to the present version, which `user_version` counts: one for each step. Returns false, touching
 * nothing, if a newer Vigil wrote it.
 */
export function migrate(db: DatabaseSync, steps: readonly string[]): boolean {
  const found = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  if (found > steps.length) return false
  for (const [index, step] of steps.entries()) {
    if (index < found) continue
    db.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
  return true
}
