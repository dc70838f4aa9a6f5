import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../monitor/platform.ts'
import type { WriteQueue } from './writeQueue.ts'

interface KeptValues extends Pick<Journal, 'keep' | 'recall'> {
  /** Everything that waited is on the disk now. */
  saved(): void
}

/** Values by name, the last one of each. */
export function createKeptValues(db: DatabaseSync, queue: WriteQueue): KeptValues {
  const put = db.prepare('INSERT OR REPLACE INTO kept (name, body) VALUES (?, ?)')
  const get = db.prepare('SELECT body FROM kept WHERE name = ?')
  /** What the disk has not taken yet. However often a name is kept meanwhile, its last value waits once. */
  const waiting = new Map<string, string>()

  return {
    saved: () => waiting.clear(),
    keep(name, value) {
      const isQueued = waiting.has(name)
      waiting.set(name, JSON.stringify(value) ?? 'null')
      const write = () => void put.run(name, waiting.get(name) ?? 'null')
      queue.commit(isQueued ? [] : [write])
      if (queue.behind() === null) waiting.clear()
    },
    recall(name) {
      try {
        return JSON.parse(waiting.get(name) ?? String(get.get(name)?.body ?? 'null'))
      } catch {
        return null
      }
    },
  }
}
