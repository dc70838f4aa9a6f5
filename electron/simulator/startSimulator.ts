import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { KisSimulator } from './kis/kisSimulator.ts'
import { type ProgramRow, programRows } from './kis/programRows.ts'
import { startKis } from './kis/startKis.ts'
import type { KiwoomSimulator } from './kiwoom/kiwoomSimulator.ts'
import { startKiwoom } from './kiwoom/startKiwoom.ts'
import type { KoscomSimulator } from './koscom/koscomSimulator.ts'
import { startKoscom } from './koscom/startKoscom.ts'
import { createCourse } from './market/course.ts'
import { createMarket } from './market/createMarket.ts'
import { greet } from './market/greet.ts'
import { createIssueProgram } from './market/issueProgram.ts'
import { joinLivelyDay } from './market/livelyDay.ts'
import { createProgramDay, type ProgramScope } from './market/programDay.ts'
import { createRandom } from './random.ts'

export interface SimulatorOptions {
  readonly clock: Clock
  /** The same seed tells the same days, whenever the simulator is started. */
  readonly seed: number
  /**
   * `lively`: the demo's days, which go on while no simulator runs, and the demo's account. `quiet`: nothing but PINGs
   * until a test acts.
   */
  readonly day: 'lively' | 'quiet'
  /** Milliseconds between PINGs; 10,000 unless told. */
  readonly pingPeriod?: number
}

export interface Simulator extends AsyncDisposable {
  readonly kis: KisSimulator
  readonly kiwoom: KiwoomSimulator
  readonly koscom: KoscomSimulator
  /** The issue trades at this price until its next VI ends. On a quiet day no other price moves. */
  movePrice(code: string, won: number): void
  /** Program trade by investor as KIS would have told it at that moment, in its own field names. */
  programTable(scope: ProgramScope, at: Instant): readonly ProgramRow[]
}

/** Frames that the ledger keeps: a storm's in a test, a few hours' in a demo that nobody will ask for them. */
const ledgerLengths = { quiet: 200_000, lively: 8_000 }

/** Brokers' servers on 127.0.0.1 that speak their documented wire over one invented market. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, seed, day, pingPeriod = 10_000 } = options
  const ended = new AbortController()
  const isLively = day === 'lively'
  const course = isLively ? createCourse(seed + 6) : undefined
  const market = createMarket({ clock, random: createRandom(seed), ...(course && { course }) })
  const exchange = { market, clock, signal: ended.signal }
  // Joined before any broker listens to the market: what happened earlier is told to nobody.
  const live = course && joinLivelyDay(exchange, { seed: seed + 1, course })
  let greeted = live === undefined

  const onViRegistered = () => {
    if (greeted) return
    greeted = true
    greet(exchange, createRandom(seed + 3))
  }
  const kiwoom = await startKiwoom({
    clock,
    seed: seed + 2,
    market,
    issueProgram: createIssueProgram(seed + 8),
    pingPeriod,
    ledgerLength: ledgerLengths[day],
    onViRegistered,
  })
  const program = createProgramDay(seed + 7)
  const kis = await startKis({ clock, seed: seed + 4, market, program, isDemo: isLively })
  const koscom = await startKoscom({ clock, seed: seed + 5, market, isDemo: isLively })
  void live?.()

  return {
    kis,
    kiwoom,
    koscom,
    movePrice: (code, price) => market.trade(code, { price }),
    programTable: (scope, at) => programRows(program(scope, at)),
    async [Symbol.asyncDispose]() {
      ended.abort()
      await Promise.all([kiwoom, kis, koscom].map((broker) => broker[Symbol.asyncDispose]()))
    },
  }
}
