import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../monitor/platform.ts'
import type { WriteQueue } from './writeQueue.ts'

interface KeptValues extends Pick<Journal, 'keep' | 'recall' | 'forget'> {
  /** Everything that waited is on the disk now. */
  saved(): void
}

/** Values by name, the last one of each. */
export function createKeptValues(db: DatabaseSync, queue: WriteQueue): KeptValues {
  const put = db.prepare('INSERT OR REPLACE INTO kept (name, body) VALUES (?, ?)')
  const get = db.prepare('SELECT body FROM kept WHERE name = ?')
  const remove = db.prepare('DELETE FROM kept WHERE name = ?')
  /** What the disk has not taken yet; `null`: forgotten. However often a name changes meanwhile, its last value waits once. */
  const waiting = new Map<string, string | null>()

  function change(name: string, body: string | null): void {
    const isQueued = waiting.has(name)
    waiting.set(name, body)
    const write = () => {
      const last = waiting.get(name) ?? null
      if (last === null) remove.run(name)
      else put.run(name, last)
    }
    queue.commit(isQueued ? [] : [write])
    if (queue.behind() === null) waiting.clear()
  }

  return {
    saved: () => waiting.clear(),
    keep: (name, value) => change(name, JSON.stringify(value) ?? 'null'),
    recall(name) {
      try {
        const body = waiting.has(name) ? waiting.get(name) : get.get(name)?.body
        return JSON.parse(String(body ?? 'null'))
      } catch {
        return null
      }
    },
    forget(name) {
      change(name, null)
      emptyLog(db)
    },
  }
}

/** The log beside the file has what was there before, until it starts over. */
function emptyLog(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The file is in use, full or closed: it is emptied when the journal closes.
  }
}
