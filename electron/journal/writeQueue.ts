import type { DatabaseSync } from 'node:sqlite'
import type { JournalFaultReason } from '../../shared/domain/health.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import { faultReason } from './openDatabase.ts'

type Write = () => void

export interface Behind {
  readonly since: Instant
  readonly unsaved: number
  readonly reason: JournalFaultReason
}

export interface WriteQueue {
  /** Commits the writes with all that an earlier refusal left over, or keeps them for later. */
  commit(writes: readonly Write[]): void
  behind(): Behind | null
}

/** A full disk stays full for a while: trying the whole backlog on every event would only burn the CPU. */
const retryEvery = 1000
/** About a heavy month of events. Past it the oldest are given up, to spare the memory. */
const keepAtMost = 200_000

export function createWriteQueue(
  db: DatabaseSync,
  clock: Clock,
  onChange: (behind: Behind | null) => void,
): WriteQueue {
  let waiting: Write[] = []
  let behind: Behind | null = null
  let triedAt = Number.NEGATIVE_INFINITY

  function attempt(): void {
    db.exec('BEGIN IMMEDIATE')
    try {
      for (const write of waiting) write()
      db.exec('COMMIT')
    } catch (error) {
      // SQLite may already have rolled back by itself, as it does on a full disk.
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }

  function flush(): void {
    triedAt = clock.now()
    try {
      attempt()
      waiting = []
      if (behind === null) return
      behind = null
      onChange(behind)
    } catch (error) {
      behind = { since: behind?.since ?? triedAt, unsaved: waiting.length, reason: faultReason(error) }
      onChange(behind)
    }
  }

  return {
    commit(writes) {
      // A notice's report may come in after the journal was closed; its fate no longer matters.
      if (!db.isOpen) return
      for (const write of writes) waiting.push(write)
      if (waiting.length > keepAtMost) waiting = waiting.slice(-keepAtMost)
      if (waiting.length > 0 && (!behind || clock.now() - triedAt >= retryEvery)) flush()
    },
    behind: () => behind,
  }
}
