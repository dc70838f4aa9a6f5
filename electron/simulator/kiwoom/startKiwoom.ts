import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import { createRandom, randomText } from '../random.ts'
import { createFaults } from './faults.ts'
import type { KiwoomSimulator, LineControls } from './kiwoomSimulator.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { type Line, openLine } from './line.ts'
import { createPingPeriod } from './pinger.ts'
import { createRestServer } from './restServer.ts'
import { createSocketServer, type SocketServer, socketPath } from './socketServer.ts'
import { createStorm } from './storm.ts'
import { createTokens } from './tokens.ts'
import { viFrames } from './viFrames.ts'

interface KiwoomDeps {
  readonly clock: Clock
  readonly seed: number
  readonly market: Market
  /** Milliseconds. */
  readonly pingPeriod: number
  /** Called at each registration for VIs. */
  readonly onViRegistered: () => void
}

/** Kiwoom's REST server and websocket on one loopback port. */
export async function startKiwoom(deps: KiwoomDeps): Promise<KiwoomSimulator & AsyncDisposable> {
  const { clock, market } = deps
  const random = createRandom(deps.seed)
  const credential = { appKey: randomText(random, 43), appSecret: randomText(random, 43) }
  const tokens = createTokens(clock, random)
  const ledger = createLedger(clock)
  const { counters } = ledger
  const { faults, controls: faultControls, clear } = createFaults()
  const pingPeriod = createPingPeriod(deps.pingPeriod)

  const isDark = () => line.isDark()
  const { onViRegistered } = deps
  const sockets = createSocketServer({ clock, tokens, faults, counters, pingPeriod, isDark, onViRegistered })
  const request = createRestServer({ clock, credential, tokens, faults, counters, lit: () => line.lit() })
  const line: Line = await openLine({ request, upgrade: sockets.upgrade, counters })
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
    ...faultControls,
    ...lineControls({ line, sockets, clear }),
    expireToken: tokens.expire,
    setPingPeriod: pingPeriod.set,
    async [Symbol.asyncDispose]() {
      stopTelling()
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

interface LineParts {
  readonly line: Line
  readonly sockets: SocketServer
  readonly clear: () => void
}

function lineControls({
  line,
  sockets,
  clear,
}: LineParts): Omit<LineControls, 'expireToken' | 'setPingPeriod'> {
  return {
    drop: sockets.drop,
    blackHole() {
      line.darken()
      sockets.pauseReading()
    },
    heal() {
      clear()
      line.light()
      sockets.resumeReading()
    },
    refuseConnections: line.refuse,
    acceptConnections: line.accept,
    kickOut: sockets.takeOverAll,
  }
}
