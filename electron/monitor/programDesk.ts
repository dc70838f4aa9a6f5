import type { Answer } from '../../shared/domain/answer.ts'
import type { JournalHealth } from '../../shared/domain/health.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type {
  ProgramNews,
  ProgramReading,
  ProgramScope,
  ProgramTable,
} from '../../shared/domain/programTrade.ts'
import { type Clock, type Instant, type KstDate, kstDate } from '../../shared/domain/time.ts'
import type { ProgramTradeSource } from './broker.ts'
import type { Platform } from './platform.ts'
import { createProgramBook } from './programBook.ts'
import { nextTurn, type Rest, restOf, sameRest } from './programTurns.ts'
import type { Seat } from './sellDesk.ts'
import { createTopic, type Topic } from './topic.ts'

/** Reads the program trade of each scope that somebody looks at, turn by turn, and keeps what it read. */
export interface ProgramDesk extends AsyncDisposable {
  /** The day so far, then each reading. A new day, another session and another environment begin with the day anew. */
  programTrade(scope: ProgramScope, signal?: AbortSignal): AsyncIterable<readonly ProgramNews[]>
  /** A day that is kept, oldest reading first. */
  programDay(question: { readonly scope: ProgramScope; readonly date: KstDate }): Promise<ProgramReading[]>
  /** The days of which anything is kept, newest first. */
  programDays(scope: ProgramScope): Promise<KstDate[]>
  /** How the file of the present environment stands; `null`: it is not open. */
  health(): JournalHealth | null
}

export interface ProgramDeskDeps {
  readonly clock: Clock
  /** The broker that knows the program trade, as it sits now. */
  readonly seat: () => Seat
  readonly openReadings: Platform['openReadings']
  readonly calendar: () => TradingCalendar
  /** What is read even while nobody looks. */
  readonly keep: () => readonly ProgramScope[]
  /** What the demo would have read this day before `until`, had it run. */
  readonly earlier?: (scope: ProgramScope, until: Instant) => readonly ProgramReading[]
  /** Between two questions of a scope, ms. */
  readonly period?: number
}

/** One scope: its listeners share one question. */
interface Line {
  readonly scope: ProgramScope
  readonly topic: Topic<ProgramNews>
  listeners: number
  /** When the next question may go; `null`: not known yet of this session. */
  due: Instant | null
  asking: boolean
  rest: Rest | null
}

/** Whom the readings come from. Keys, server and profile belong to one session. */
interface Sitting {
  readonly environment: Environment
  readonly session: string | null
  readonly left: AbortController
}

/**
 * A sleep of the PC stops timers and not the clock, and nobody tells when keys, settings or the day change: so the desk
 * looks up once a second.
 */
const lookEvery = 1000

/** A reading is some kilobytes: a listener that fell this far behind gets the day anew. */
const mayWait = 100

export function createProgramDesk(deps: ProgramDeskDeps): ProgramDesk {
  const { clock, seat, calendar, keep, period = 30_000 } = deps
  const ending = new AbortController()
  const lines = new Map<string, Line>()
  let sitting = sittingOf(seat())
  let today = kstDate(clock.now())
  const book = createProgramBook({ ...deps, environment: sitting.environment })

  function lineOf(scope: ProgramScope): Line {
    const key = `${scope.market} ${scope.venue}`
    const found = lines.get(key)
    if (found) return found
    const snapshot = () => (ending.signal.aborted ? [] : [dayOf(line), ...(line.rest ? [line.rest] : [])])
    const topic = createTopic<ProgramNews>({ snapshot, capacity: mayWait })
    const line: Line = { scope, topic, listeners: 0, due: null, asking: false, rest: null }
    lines.set(key, line)
    return line
  }

  function dayOf({ scope }: Line): ProgramNews {
    return { kind: 'day', date: today, period: period / 1000, readings: book.readingsOf(scope, today) }
  }

  /** Leaves what is over: another session's series, yesterday. */
  function follow(): void {
    const { id, environment } = seat().status
    const moved = id !== sitting.session || environment !== sitting.environment
    const date = kstDate(clock.now())
    if (!moved && date === today) return
    today = date
    if (moved) {
      sitting.left.abort()
      sitting = sittingOf(seat())
      book.turnTo(environment)
    }
    for (const line of lines.values()) {
      if (moved) line.due = null
      line.rest = null
      if (line.topic.listeners() > 0) line.topic.publish(dayOf(line))
    }
  }

  function look(): void {
    if (ending.signal.aborted) return
    follow()
    const wanted = [...lines.values()].filter(({ listeners }) => listeners > 0)
    for (const line of new Set([...wanted, ...keep().map(lineOf)])) step(line)
  }

  function step(line: Line): void {
    const now = clock.now()
    const rest = restOf({ seat: seat(), venue: line.scope.venue, calendar: calendar(), now })
    if (!sameRest(rest, line.rest)) {
      line.rest = rest
      if (rest) line.topic.publish(rest)
    }
    const role = seat().broker?.programTrade
    if (rest || !role || line.asking) return
    line.due ??= firstDue(line.scope, now)
    const next = nextTurn(line.due, now, period)
    if (next === null) return
    line.due = next
    void ask(line, role)
  }

  /** At once, unless this session's own last reading is still young: only such a one can pass for the present. */
  function firstDue(scope: ProgramScope, now: Instant): Instant {
    const isOwn = (reading: ProgramReading) =>
      reading.kind === 'read' && reading.at <= now && reading.source.session === sitting.session
    const last = book.readingsOf(scope, today).findLast(isOwn)
    return last && now - last.at < period ? last.at + period : now
  }

  async function ask(line: Line, role: ProgramTradeSource): Promise<void> {
    const here = sitting
    line.asking = true
    const answer = await role.ask(line.scope, here.left.signal)
    line.asking = false
    if (ending.signal.aborted) return
    follow()
    // What another session was told belongs to no series any more.
    if (sitting !== here) return
    const reading = readingOf(answer, role.question)
    book.record(line.scope, reading)
    line.topic.publish({ kind: 'reading', date: kstDate(reading.at), reading })
  }

  function readingOf(answer: Answer<ProgramTable>, question: string): ProgramReading {
    if (answer.kind === 'troubled') return { kind: 'missed', at: clock.now(), trouble: answer.trouble }
    const { broker, environment, id } = seat().status
    // The market's figures, and nobody's account.
    const source = { broker, environment, question, session: id ?? '', account: null }
    return { kind: 'read', at: answer.asOf, source, table: answer.answer }
  }

  async function keepLooking(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(lookEvery, ending.signal)
      look()
    }
  }
  const looking = keepLooking()

  return {
    async *programTrade(scope, signal) {
      const line = lineOf(scope)
      line.listeners += 1
      look()
      try {
        yield* line.topic.subscribe(signal ? AbortSignal.any([signal, ending.signal]) : ending.signal)
      } finally {
        line.listeners -= 1
      }
    },
    programDay: async ({ scope, date }) => book.readingsOf(scope, date),
    programDays: async (scope) => book.days(scope),
    health: book.health,
    async [Symbol.asyncDispose]() {
      ending.abort()
      sitting.left.abort()
      await looking
      book.close()
    },
  }
}

function sittingOf({ status }: Seat): Sitting {
  return { environment: status.environment, session: status.id, left: new AbortController() }
}
