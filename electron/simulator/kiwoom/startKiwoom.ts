import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import type { IssueProgram } from '../market/issueProgram.ts'
import { createRandom, randomText } from '../random.ts'
import { serverControls } from '../server/controls.ts'
import type { Line } from '../server/line.ts'
import { openServer } from '../server/openServer.ts'
import { createServerState } from '../server/serverState.ts'
import { createTokens } from '../server/tokens.ts'
import { createFaults } from './faults.ts'
import type { KiwoomSimulator } from './kiwoomSimulator.ts'
import { type Counters, createLedger, type Ledger, noKiwoomCounts } from './ledger.ts'
import { createPingPeriod } from './pinger.ts'
import { createRestAnswers } from './restAnswers.ts'
import { createSocketServer, type SocketServer, socketPath } from './socketServer.ts'
import { createStorm } from './storm.ts'
import { createTicker } from './ticker.ts'
import { tradeControls } from './tradeControls.ts'
import { viFrames } from './viFrames.ts'

interface KiwoomDeps {
  readonly clock: Clock
  readonly seed: number
  readonly market: Market
  readonly issueProgram: IssueProgram
  /** Milliseconds. */
  readonly pingPeriod: number
  /** Frames that the ledger keeps. */
  readonly ledgerLength: number
  /** Called at each registration for VIs. */
  readonly onViRegistered: () => void
}

const hours = 3_600_000
/** Asking again while a token is good tells the same one. */
const tokenRules = { lifetime: 24 * hours, sameFor: 24 * hours }

/** Kiwoom's REST server and websocket on one loopback port. */
export async function startKiwoom(deps: KiwoomDeps): Promise<KiwoomSimulator & AsyncDisposable> {
  const { clock, market, issueProgram, onViRegistered } = deps
  const random = createRandom(deps.seed)
  const credential = { appKey: randomText(random, 43), appSecret: randomText(random, 43) }
  const state = createServerState<number, Counters>(clock, noKiwoomCounts())
  const { counters, serverClock } = state
  const write = () => randomText(random, 86)
  const tokens = createTokens({ clock: serverClock, counters, write, ...tokenRules })
  const ledger = createLedger(clock, deps.ledgerLength)
  const { faults, controls, clear } = createFaults()
  const pingPeriod = createPingPeriod(deps.pingPeriod)

  const isDark = () => line.isDark()
  const sockets = createSocketServer({
    clock,
    tokens,
    faults,
    counters,
    pingPeriod,
    isDark,
    onViRegistered,
    onTradesRegistered: () => ticker.registered(),
  })
  const ended = new AbortController()
  const ticker = createTicker({ clock, market, sockets, counters })
  const answer = createRestAnswers({ state, credential, tokens, faults, market, issueProgram })
  const line: Line = await openServer({ state, answer, upgrade: sockets.upgrade })
  const stopTelling = tellOf(market, sockets, ledger)

  return {
    rest: `http://127.0.0.1:${line.port}`,
    socket: `ws://127.0.0.1:${line.port}${socketPath}`,
    credential,
    ledger: ledger.events,
    counters,
    trigger: (script = {}) => market.trigger(script),
    release: (id, at) => market.release(id, at),
    sendRaw: sockets.broadcast,
    ...createStorm(market, sockets.flushed),
    ...tradeControls({ clock, market, sockets, counters, signal: ended.signal }),
    ...controls,
    ...serverControls({ state, tokens: [tokens], line, also: darkness(sockets, clear) }),
    drop: sockets.drop,
    kickOut: sockets.takeOverAll,
    setPingPeriod: pingPeriod.set,
    async [Symbol.asyncDispose]() {
      stopTelling()
      ticker.stop()
      ended.abort()
      await line[Symbol.asyncDispose]()
    },
  }
}

/** Turns what happens on the market into frames, and writes each into the ledger. */
function tellOf(market: Market, sockets: SocketServer, ledger: Ledger): () => void {
  return market.listen((interruption) => {
    for (const { item, text } of viFrames(interruption)) {
      const released = interruption.releasedAt !== undefined
      ledger.record({ interruption, item, released, sockets: sockets.broadcast(text) })
    }
  })
}

function darkness(sockets: SocketServer, clear: () => void) {
  return {
    darken: sockets.pauseReading,
    heal() {
      clear()
      sockets.resumeReading()
    },
  }
}
