import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeptValues } from '../../electron/journal/keptValues.ts'
import { openJournal } from '../../electron/journal/openJournal.ts'
import { journalSteps } from '../../electron/journal/schema.ts'
import { createWriteQueue } from '../../electron/journal/writeQueue.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const clock = createFakeClock(tenOClock)
const newFile = () => join(temporaryFolder(), 'journal.sqlite')

test('whatever JSON can say is there again after a restart, each name with its last value', () => {
  const kept = fc.array(fc.tuple(fc.constantFrom('quotes', 'instruments', '__proto__'), fc.jsonValue()), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(kept, (values) => {
      const file = newFile()
      const first = openJournal(file, clock)
      for (const [name, value] of values) first.keep(name, value)
      first.close()
      const second = openJournal(file, clock)
      const last = new Map<string, unknown>(
        values.map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]),
      )
      for (const name of ['quotes', 'instruments', '__proto__', 'nothing'])
        expect(second.recall(name)).toEqual(last.get(name) ?? null)
      second.close()
    }),
    { numRuns: 40 },
  )
})

const keepsAndDies = `
  const [file, journalModule] = process.argv.slice(-2)
  const { openJournal } = await import(journalModule)
  const journal = openJournal(file, { now: () => 0, sleep: async () => {} })
  journal.keep('quotes', { price: 70000 })
  process.kill(process.pid, 'SIGKILL')
`

test('what was kept is there after the process was killed', async () => {
  const file = newFile()
  const journalModule = join(import.meta.dirname, '../../electron/journal/openJournal.ts')
  const child = spawn(process.execPath, ['--input-type=module', '-e', keepsAndDies, file, journalModule])
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
  const journal = openJournal(file, clock)
  expect(journal.recall('quotes')).toEqual({ price: 70000 })
  journal.close()
})

test('a journal of an earlier Vigil is taken on with all that it has', () => {
  const file = newFile()
  const before = openJournal(file, clock)
  before.record({ interruptions: [interruption()] })
  before.close()
  using db = new DatabaseSync(file)
  db.exec('DROP TABLE kept; PRAGMA user_version = 2')
  const after = openJournal(file, clock)
  expect(after.health()).toEqual({ kind: 'durable', setAside: null })
  expect(after.recall('quotes')).toBeNull()
  after.keep('quotes', [1])
  expect(after.recall('quotes')).toEqual([1])
  expect(after.interruptionsOf('20261120')).toEqual([interruption()])
  after.close()
})

test('a journal that a newer Vigil wrote is not kept in: this run remembers in memory', () => {
  const file = newFile()
  const newer = new DatabaseSync(file)
  newer.exec(
    `CREATE TABLE kept (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
     INSERT INTO kept VALUES ('quotes', '"theirs"'); PRAGMA user_version = ${journalSteps.length + 1};`,
  )
  newer.close()
  const journal = openJournal(file, clock)
  expect(journal.recall('quotes')).toBeNull()
  journal.keep('quotes', 'ours')
  expect(journal.recall('quotes')).toBe('ours')
  journal.close()
  using after = new DatabaseSync(file)
  expect(after.prepare('SELECT body FROM kept').all()).toEqual([{ body: '"theirs"' }])
})

test('damaged JSON is nothing, and so is a journal that is closed', () => {
  const file = newFile()
  const journal = openJournal(file, clock)
  journal.keep('quotes', [1, 2])
  using other = new DatabaseSync(file)
  other.exec(`UPDATE kept SET body = '[1,'`)
  expect(journal.recall('quotes')).toBeNull()
  journal.close()
  expect(journal.recall('quotes')).toBeNull()
  expect(() => journal.keep('quotes', [3])).not.toThrow()
})

test('what a full disk refuses is remembered meanwhile, waits once for each name, and is written when there is room', async () => {
  const file = newFile()
  const db = new DatabaseSync(file)
  db.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE kept (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;' +
      'CREATE TABLE filler (body TEXT); PRAGMA max_page_count = 8',
  )
  const time = createFakeClock(tenOClock)
  const queue = createWriteQueue(db, time, (behind) => {
    if (behind === null) kept.saved()
  })
  const kept = createKeptValues(db, queue)
  kept.keep('quotes', 'small')
  const large = (n: number) => `${n} ${'x'.repeat(40_000)}`
  for (let n = 0; n < 5; n++) {
    kept.keep('quotes', large(n))
    expect(kept.recall('quotes')).toBe(large(n))
    await time.advance(1000)
  }
  kept.keep('instruments', large(9))
  expect(queue.behind()).toMatchObject({ reason: 'disk-full', unsaved: 2 })

  // What comes next carries them along, whoever it comes from.
  db.exec('PRAGMA max_page_count = 1000000')
  await time.advance(1000)
  queue.commit([() => void db.prepare('INSERT INTO filler VALUES (?)').run('event')])
  expect(queue.behind()).toBeNull()
  const found = db.prepare('SELECT name, body FROM kept ORDER BY name').all()
  expect(found.map(({ name, body }) => [name, JSON.parse(String(body))])).toEqual([
    ['instruments', large(9)],
    ['quotes', large(4)],
  ])
  kept.keep('quotes', 'after')
  expect(db.prepare(`SELECT body FROM kept WHERE name = 'quotes'`).get()).toEqual({ body: '"after"' })
  db.close()
})

test('what waited for a disk in use goes out with whatever is written next, and later values after it', async () => {
  const file = newFile()
  const time = createFakeClock(tenOClock)
  const journal = openJournal(file, time)
  using other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  journal.keep('quotes', 1)
  expect(journal.health()).toMatchObject({ kind: 'behind', unsaved: 1 })
  other.exec('ROLLBACK')
  await time.advance(1000)
  journal.record({ interruptions: [interruption()] })
  expect(journal.health()).toMatchObject({ kind: 'durable' })
  const body = other.prepare('SELECT body FROM kept')
  expect(body.all()).toEqual([{ body: '1' }])
  journal.keep('quotes', 2)
  expect(body.all()).toEqual([{ body: '2' }])
  journal.close()
})

/** The file and what SQLite keeps beside it, byte by byte. */
function onDisk(file: string): string {
  const folder = dirname(file)
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join()
}

/** Larger than a page, as a balance of many rows is. */
const figures = (mark: string) => Array.from({ length: 400 }, (_, n) => `${mark} row ${n}`)

test('what is forgotten is in no page of the file and in no log beside it, earlier values of its name neither', () => {
  const file = newFile()
  const journal = openJournal(file, clock)
  journal.keep('quotes', figures('other'))
  for (const mark of ['first', 'second', 'third']) journal.keep('account', figures(mark))
  expect(onDisk(file)).toContain('third row 7')
  journal.forget('account')
  expect(journal.recall('account')).toBeNull()
  expect(onDisk(file)).not.toMatch(/(first|second|third) row/)
  expect(onDisk(file)).toContain('other row 7')
  journal.keep('account', 'fourth')
  expect(journal.recall('account')).toBe('fourth')
  journal.close()
})

test('a disk in use does not bring back what was forgotten: it is nothing at once, and gone with the next write', async () => {
  const file = newFile()
  const time = createFakeClock(tenOClock)
  const journal = openJournal(file, time)
  journal.keep('account', figures('first'))
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  journal.forget('account')
  expect(journal.recall('account')).toBeNull()
  journal.forget('never kept')
  other.exec('ROLLBACK')
  await time.advance(1000)
  journal.record({ interruptions: [interruption()] })
  expect(other.prepare('SELECT name FROM kept').all()).toEqual([])
  other.close()
  journal.close()
  expect(onDisk(file)).not.toContain('first row')
})

test('balances that an earlier Vigil kept under names that nobody can find again are gone', () => {
  const file = newFile()
  const before = openJournal(file, clock)
  before.keep('account/0123456789abcdef', figures('earlier'))
  before.keep('quotes', [1])
  before.close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 3')
  db.close()
  const after = openJournal(file, clock)
  expect([after.recall('account/0123456789abcdef'), after.recall('quotes')]).toEqual([null, [1]])
  after.close()
  expect(onDisk(file)).not.toContain('earlier row')
})
