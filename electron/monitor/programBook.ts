import type { JournalHealth } from '../../shared/domain/health.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { ProgramReading, ProgramScope } from '../../shared/domain/programTrade.ts'
import { type Clock, type Instant, type KstDate, kstDate } from '../../shared/domain/time.ts'
import type { Platform, ReadingLog } from './platform.ts'

/** The readings of one environment at a time; its file is opened when somebody first wants something of it. */
export interface ProgramBook {
  turnTo(environment: Environment): void
  readingsOf(scope: ProgramScope, date: KstDate): ProgramReading[]
  /** Newest first. */
  days(scope: ProgramScope): KstDate[]
  record(scope: ProgramScope, reading: ProgramReading): void
  /** `null`: nothing was wanted of it yet. */
  health(): JournalHealth | null
  close(): void
}

interface ProgramBookDeps {
  readonly clock: Clock
  readonly openReadings: Platform['openReadings']
  readonly environment: Environment
  /** What the demo would have read this day before `until`, had it run. */
  readonly earlier?: ((scope: ProgramScope, until: Instant) => readonly ProgramReading[]) | undefined
}

export function createProgramBook(deps: ProgramBookDeps): ProgramBook {
  const { clock, openReadings, earlier } = deps
  let environment = deps.environment
  let opened: ReadingLog | null = null

  function log(): ReadingLog {
    opened ??= openReadings(environment)
    return opened
  }

  function close(): void {
    opened?.close()
    opened = null
  }

  return {
    turnTo(next) {
      if (next === environment) return
      close()
      environment = next
    },
    readingsOf(scope, date) {
      const kept = log().readingsOf(scope, date)
      const now = clock.now()
      if (kept.length > 0 || environment !== 'demo' || !earlier || date !== kstDate(now)) return kept
      log().record(scope, ...earlier(scope, now))
      return log().readingsOf(scope, date)
    },
    days: (scope) => log().days(scope),
    record: (scope, reading) => log().record(scope, reading),
    health: () => opened?.health() ?? null,
    close,
  }
}
