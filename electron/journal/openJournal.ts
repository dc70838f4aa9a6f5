import type { DatabaseSync } from 'node:sqlite'
import type { JournalHealth } from '../../shared/domain/health.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { Gap } from '../../shared/domain/link.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { dayOf, VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import type { Coverage, Journal, JournalEntry } from '../monitor/platform.ts'
import { createKeptValues } from './keptValues.ts'
import { openDatabase } from './openDatabase.ts'
import { journalSteps } from './schema.ts'
import { createWriteQueue } from './writeQueue.ts'

const readDay = 'SELECT body FROM interruption WHERE day = ? ORDER BY triggered_at, id'
const readCoverage = 'SELECT * FROM coverage WHERE until_at >= ? AND from_at <= ? ORDER BY from_at'
const readLastCoverage = 'SELECT max(id) AS id FROM coverage'

/** The durable memory in one SQLite file, WAL, every commit on the disk before it returns. */
export function openJournal(file: string, clock: Clock): Journal {
  const { db, fault, setAside } = openDatabase(file, journalSteps, clock.now())
  const openedAt = clock.now()
  const listeners = new Set<(health: JournalHealth) => void>()
  const queue = createWriteQueue(db, clock, (behind) => {
    if (behind === null) kept.saved()
    for (const listener of listeners) listener(health())
  })
  const kept = createKeptValues(db, queue)
  const write = prepareWrites(db)
  let lastCoverage = Number(db.prepare(readLastCoverage).get()?.id ?? 0)

  function health(): JournalHealth {
    const behind = queue.behind()
    if (behind) return { kind: 'behind', ...behind }
    return fault ? { kind: 'memory', since: openedAt, reason: fault } : { kind: 'durable', setAside }
  }

  return {
    health,
    onHealth: (listener) => void listeners.add(listener),
    record: (entry) => queue.commit(writesOf(entry, write)),
    interruptionsOf: (date) => bodies(db, readDay, date).map((body) => VolatilityInterruption.parse(body)),
    coverageBetween: (from, until) => db.prepare(readCoverage).all(from, until).map(toCoverage),
    nextCoverageId: () => ++lastCoverage,
    recordNotice: (notice) =>
      queue.commit([() => write.notice.run(notice.id, notice.at, JSON.stringify(notice))]),
    recordNoticeReport: ({ noticeId, at, outcome }) =>
      queue.commit([() => write.report.run(noticeId, at, JSON.stringify(outcome))]),
    keep: kept.keep,
    recall: kept.recall,
    forget: kept.forget,
    close: () => db.close(),
  }
}

function prepareWrites(db: DatabaseSync) {
  return {
    interruption: db.prepare(
      `INSERT INTO interruption (day, triggered_at, id, body) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body`,
    ),
    unreadable: db.prepare('INSERT INTO unreadable (broker, at, reason, excerpt) VALUES (?, ?, ?, ?)'),
    coverage: db.prepare(
      `INSERT INTO coverage (id, broker, from_at, until_at, ended) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET until_at = excluded.until_at, ended = excluded.ended`,
    ),
    notice: db.prepare('INSERT OR REPLACE INTO notice (id, at, body) VALUES (?, ?, ?)'),
    report: db.prepare('INSERT INTO notice_report (notice_id, at, outcome) VALUES (?, ?, ?)'),
  }
}

function writesOf(entry: JournalEntry, write: ReturnType<typeof prepareWrites>): (() => void)[] {
  const { interruptions = [], unreadable = [], coverage = [] } = entry
  const writes: (() => void)[] = []
  for (const event of interruptions)
    writes.push(() => {
      write.interruption.run(dayOf(event), event.triggeredAt, event.id, JSON.stringify(event))
    })
  for (const { broker, at, reason, excerpt } of unreadable)
    writes.push(() => {
      write.unreadable.run(broker, at, reason, excerpt)
    })
  for (const { id, broker, from, until, ended } of coverage)
    writes.push(() => {
      write.coverage.run(id, broker, from, until, ended)
    })
  return writes
}

function bodies(db: DatabaseSync, query: string, ...values: string[]): unknown[] {
  return db
    .prepare(query)
    .all(...values)
    .map((row) => JSON.parse(String(row.body)))
}

function toCoverage(row: Record<string, unknown>): Coverage {
  return {
    id: Number(row.id),
    broker: BrokerId.parse(row.broker),
    from: Number(row.from_at),
    until: Number(row.until_at),
    ended: Gap.shape.reason.nullable().parse(row.ended),
  }
}
