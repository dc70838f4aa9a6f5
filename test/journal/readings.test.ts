import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReadings } from '../../electron/journal/openReadings.ts'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import { kstDate } from '../../shared/domain/time.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { anyReading, kosdaq, kospi, programSource, programTable } from '../support/programReadings.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const clock = createFakeClock(tenOClock)
const today = '20261120'
const oneDay = 24 * 60 * 60 * 1000

const newFile = () => join(temporaryFolder(), 'program.sqlite')
const read = (at: number, seed = at): ProgramReading => ({
  kind: 'read',
  at,
  source: programSource(),
  table: programTable(seed),
})
const missed = (at: number): ProgramReading => ({ kind: 'missed', at, trouble: { kind: 'no-answer' } })

test('whatever was read or missed comes back as it was, in its order, after a restart too', () => {
  const readings = fc.uniqueArray(anyReading(tenOClock, tenOClock + 60_000), {
    selector: ({ at }) => at,
    maxLength: 8,
  })
  fc.assert(
    fc.property(readings, (given) => {
      const file = newFile()
      const first = openReadings(file, clock)
      first.record(kospi, ...given)
      first.close()
      const second = openReadings(file, clock)
      expect(second.readingsOf(kospi, today)).toEqual(given.toSorted((a, b) => a.at - b.at))
      second.close()
    }),
    { numRuns: 60 },
  )
})

test('a reading that is recorded twice is there once, and as it was first', () => {
  const log = openReadings(newFile(), clock)
  log.record(kospi, read(tenOClock, 1), missed(tenOClock + 30_000))
  log.record(kospi, read(tenOClock, 1))
  log.record(kospi, read(tenOClock, 2), missed(tenOClock))
  expect(log.readingsOf(kospi, today)).toEqual([read(tenOClock, 1), missed(tenOClock + 30_000)])
  log.close()
})

test('scopes and Korean days are kept apart', () => {
  const midnight = Date.UTC(2026, 10, 20, 15)
  const log = openReadings(newFile(), clock)
  log.record(kospi, read(midnight - 1), read(midnight))
  log.record(kosdaq, missed(tenOClock))
  log.record({ ...kospi, venue: 'KRX' }, read(tenOClock))
  expect(log.readingsOf(kospi, today)).toEqual([read(midnight - 1)])
  expect(log.readingsOf(kospi, '20261121')).toEqual([read(midnight)])
  expect(log.readingsOf(kosdaq, today)).toEqual([missed(tenOClock)])
  expect(log.readingsOf(kosdaq, '20261121')).toEqual([])
  expect([log.days(kospi), log.days(kosdaq)]).toEqual([['20261121', today], [today]])
  log.close()
})

test('a day of eleven classes takes no more than a kilobyte and a half for each reading', () => {
  const file = newFile()
  const log = openReadings(file, clock)
  const day = Array.from({ length: 1000 }, (_, turn) => read(tenOClock - 4 * 3_600_000 + turn * 30_000))
  log.record(kospi, ...day)
  log.close()
  expect(statSync(file).size / day.length).toBeLessThanOrEqual(1500)
})

test('a day that is older than four hundred days is gone at the next opening; a younger one stays', () => {
  const file = newFile()
  const before = createFakeClock(tenOClock - 500 * oneDay)
  const first = openReadings(file, before)
  const old = tenOClock - 401 * oneDay
  const kept = tenOClock - 400 * oneDay
  first.record(kospi, read(old), read(kept))
  first.close()
  const second = openReadings(file, clock)
  expect(second.days(kospi)).toEqual([kstDate(kept)])
  expect(second.readingsOf(kospi, kstDate(old))).toEqual([])
  expect(second.readingsOf(kospi, kstDate(kept))).toEqual([read(kept)])
  second.close()
  using db = new DatabaseSync(file)
  for (const table of ['series', 'heading', 'reading'])
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 1 })
})

test('what the disk refuses is said, belongs to its day all the same, and is written once there is room', async () => {
  const file = newFile()
  const time = createFakeClock(tenOClock)
  const log = openReadings(file, time)
  log.record(kospi, read(tenOClock))
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  log.record(kospi, read(tenOClock + 1), missed(tenOClock + 2))
  expect(log.health()).toMatchObject({ kind: 'behind', unsaved: 2 })
  const day = [read(tenOClock), read(tenOClock + 1), missed(tenOClock + 2)]
  expect(log.readingsOf(kospi, today)).toEqual(day)
  expect(log.days(kospi)).toEqual([today])
  expect(log.readingsOf(kosdaq, today)).toEqual([])

  other.exec('ROLLBACK')
  other.close()
  await time.advance(1000)
  log.record(kospi, read(tenOClock + 3))
  expect(log.health()).toEqual({ kind: 'durable', setAside: null })
  log.close()
  const again = openReadings(file, time)
  expect(again.readingsOf(kospi, today)).toEqual([...day, read(tenOClock + 3)])
  again.close()
})
