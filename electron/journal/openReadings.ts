import type { JournalHealth } from '../../shared/domain/health.ts'
import type { ProgramReading, ProgramScope } from '../../shared/domain/programTrade.ts'
import { type Clock, type KstDate, kstDate } from '../../shared/domain/time.ts'
import type { ReadingLog } from '../monitor/platform.ts'
import { openDatabase } from './openDatabase.ts'
import { prepareReads, prepareWrites } from './readingsRows.ts'
import { readingsSteps } from './readingsSchema.ts'
import { createWriteQueue } from './writeQueue.ts'

/** A year and a month: this day of last year can still be opened. */
const daysKept = 400
const oneDay = 24 * 60 * 60 * 1000

interface Recorded {
  readonly scope: ProgramScope
  readonly date: KstDate
  readonly reading: ProgramReading
}

/** The days of program trade in one SQLite file, WAL, every commit on the disk before it returns. */
export function openReadings(file: string, clock: Clock): ReadingLog {
  const openedAt = clock.now()
  const { db, fault, setAside } = openDatabase(file, readingsSteps, openedAt)
  const queue = createWriteQueue(db, clock, () => {})
  const read = prepareReads(db)
  const write = prepareWrites(db)
  /** What the disk has not taken yet belongs to its day all the same. */
  let unsaved: Recorded[] = []

  function health(): JournalHealth {
    const behind = queue.behind()
    if (behind) return { kind: 'behind', ...behind }
    return fault ? { kind: 'memory', since: openedAt, reason: fault } : { kind: 'durable', setAside }
  }

  function unsavedOf({ market, venue }: ProgramScope): readonly Recorded[] {
    return unsaved.filter(({ scope }) => scope.market === market && scope.venue === venue)
  }

  queue.commit([() => write.forgetBefore(kstDate(Math.max(0, openedAt - daysKept * oneDay)))])

  return {
    health,
    record(scope, ...readings) {
      const recorded = readings.map((reading) => ({ scope, date: kstDate(reading.at), reading }))
      unsaved.push(...recorded)
      queue.commit(
        recorded.map(
          ({ date, reading }) =>
            () =>
              write.reading(scope, date, reading),
        ),
      )
      if (queue.behind() === null) unsaved = []
    },
    readingsOf(scope, date) {
      const saved = read.readingsOf(scope, date)
      const waiting = unsavedOf(scope).filter((one) => one.date === date)
      return waiting.length === 0 ? saved : eachOnce([...saved, ...waiting.map(({ reading }) => reading)])
    },
    days(scope) {
      const days = new Set([...read.days(scope), ...unsavedOf(scope).map(({ date }) => date)])
      return [...days].sort().reverse()
    },
    close: () => db.close(),
  }
}

/** As the file will have them: the first of each moment, oldest first. */
function eachOnce(readings: readonly ProgramReading[]): ProgramReading[] {
  const byTime = new Map<number, ProgramReading>()
  for (const reading of readings) if (!byTime.has(reading.at)) byTime.set(reading.at, reading)
  return [...byTime.values()].sort((a, b) => a.at - b.at)
}
