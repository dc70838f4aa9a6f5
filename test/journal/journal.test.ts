import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import { createWriteQueue } from '../../electron/journal/writeQueue.ts'
import type { JournalHealth } from '../../shared/domain/health.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const clock = createFakeClock(tenOClock)

test('what was recorded is there again after a restart, each event once and in its last state', () => {
  const file = join(temporaryFolder(), 'journal.sqlite')
  const first = openJournal(file, clock)
  const event = interruption()
  const released = { ...event, releasedAt: tenOClock + 132_000 }
  first.record({ interruptions: [event, interruption({ code: '0031K0', triggeredAt: tenOClock - 60_000 })] })
  first.record({ interruptions: [released] })
  first.close()

  const second = openJournal(file, clock)
  expect(second.health()).toEqual({ kind: 'durable', setAside: null })
  expect(second.interruptionsOf('20261120').map(({ id }) => id)).toEqual([
    '20261120-0031K0-095900-static',
    '20261120-042930-100000-static',
  ])
  expect(second.interruptionsOf('20261120')[1]).toEqual(released)
  expect(second.interruptionsOf('20261119')).toEqual([])
  second.close()
})

test('coverage grows in place and its ids go on after a restart', () => {
  const file = join(temporaryFolder(), 'journal.sqlite')
  const first = openJournal(file, clock)
  const id = first.nextCoverageId()
  const coverage = { id, broker: 'kiwoom', from: tenOClock, until: tenOClock, ended: null } as const
  first.record({ coverage: [coverage] })
  first.record({ coverage: [{ ...coverage, until: tenOClock + 9000 }] })
  first.close()
  const second = openJournal(file, clock)
  expect(second.coverageBetween(tenOClock, tenOClock + 1)).toEqual([{ ...coverage, until: tenOClock + 9000 }])
  expect(second.nextCoverageId()).toBe(id + 1)
  second.close()
})

test('a folder that cannot be made is said, and the day is kept in memory', () => {
  const blocked = join(temporaryFolder(), 'a file, not a folder')
  writeFileSync(blocked, '')
  const journal = openJournal(join(blocked, 'journal.sqlite'), clock)
  expect(journal.health()).toEqual({ kind: 'memory', since: tenOClock, reason: 'read-only' })
  journal.record({ interruptions: [interruption()] })
  expect(journal.interruptionsOf('20261120')).toHaveLength(1)
})

test('a journal that a newer Vigil wrote is left alone', () => {
  const file = join(temporaryFolder(), 'journal.sqlite')
  const newer = new DatabaseSync(file)
  newer.exec('PRAGMA user_version = 999; CREATE TABLE theirs (x)')
  newer.close()
  const journal = openJournal(file, clock)
  expect(journal.health()).toMatchObject({ kind: 'memory', reason: 'newer-version' })
  journal.close()
  const after = new DatabaseSync(file)
  expect(after.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 1 })
  after.close()
})

test('a damaged file is set aside, not overwritten, and a new journal begins', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'journal.sqlite')
  writeFileSync(file, 'this was a journal once '.repeat(400))
  const journal = openJournal(file, clock)
  const kept = `${file}.damaged-${tenOClock}`
  expect(journal.health()).toEqual({ kind: 'durable', setAside: kept })
  expect(readdirSync(folder).map((name) => join(folder, name))).toContain(kept)
  journal.record({ interruptions: [interruption()] })
  expect(journal.interruptionsOf('20261120')).toHaveLength(1)
  journal.close()
})

test('a full disk is said; what it refused is kept and written once there is room', async () => {
  const db = new DatabaseSync(join(temporaryFolder(), 'full.sqlite'))
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE event (n INTEGER, body TEXT); PRAGMA max_page_count = 8')
  const insert = db.prepare('INSERT INTO event VALUES (?, ?)')
  const told: (JournalHealth['kind'] | null)[] = []
  const time = createFakeClock(tenOClock)
  const queue = createWriteQueue(db, time, (behind) => told.push(behind ? 'behind' : null))
  const write = (n: number) => queue.commit([() => insert.run(n, 'x'.repeat(2000))])

  let n = 0
  while (queue.behind() === null) write(n++)
  expect(queue.behind()).toMatchObject({ reason: 'disk-full', unsaved: 1 })
  for (let more = 0; more < 5; more++) {
    await time.advance(1000)
    write(n++)
  }
  expect(queue.behind()?.unsaved).toBe(6)

  db.exec('PRAGMA max_page_count = 1000000')
  await time.advance(1000)
  write(n++)
  expect(queue.behind()).toBeNull()
  expect(told.at(-1)).toBeNull()
  const rows = db.prepare('SELECT n FROM event ORDER BY n').all()
  expect(rows.map((row) => row.n)).toEqual(Array.from({ length: n }, (_, i) => i))
  db.close()
})

test('rubbish without end does not fill the disk: the latest ten thousand unreadable frames are kept', () => {
  const file = join(temporaryFolder(), 'journal.sqlite')
  const journal = openJournal(file, clock)
  const frames = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      return { broker: 'kiwoom', at: tenOClock + from + i, reason: 'not JSON', excerpt: '<html>' } as const
    })
  journal.record({ unreadable: frames(0, 9000) })
  journal.record({ unreadable: frames(9000, 3000) })
  journal.close()
  using db = new DatabaseSync(file)
  const kept = db.prepare('SELECT count(*) AS n, max(at) AS last FROM unreadable').get()
  expect(kept).toEqual({ n: 10_000, last: tenOClock + 11_999 })
})
