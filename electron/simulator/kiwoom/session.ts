import type { WebSocket } from 'ws'
import type { Clock } from '../../../shared/domain/time.ts'
import type { Tokens } from '../server/tokens.ts'
import { ping, takenOver } from './answers.ts'
import { type Conversation, hear } from './conversation.ts'
import type { Faults } from './faults.ts'
import type { Counters } from './ledger.ts'
import { keepPinging, type PingPeriod } from './pinger.ts'
import { createRegistrations } from './registrations.ts'

export interface SessionDeps {
  readonly clock: Clock
  readonly tokens: Tokens
  readonly faults: Faults
  readonly counters: Counters
  readonly pingPeriod: PingPeriod
  readonly isDark: () => boolean
  /** After a good login: an app key may have one session only. */
  readonly onLogin: (session: Session) => void
  readonly onViRegistered: () => void
  readonly onTradesRegistered: () => void
}

export interface Session {
  isLoggedIn(): boolean
  /** Registered for 1h. Whatever items it named, it gets the whole market: the live server does so. */
  watchesVi(): boolean
  /** Registered for 0B, each item as it was named. */
  tradeItems(): readonly string[]
  /** `false` when nothing was written: the socket is closing, or the line is dark. */
  send(text: string): boolean
  /** Tells it that its app key logged in elsewhere, and hangs up. */
  takeOver(): void
  hangUp(): void
}

/** One websocket connection: login first, then registrations and PINGs. */
export function createSession(socket: WebSocket, deps: SessionDeps): Session {
  const registrations = createRegistrations(deps.clock)
  const closed = new AbortController()
  let tradeItems: readonly string[] = []

  const send = (text: string): boolean => {
    if (socket.readyState !== socket.OPEN || deps.isDark()) return false
    socket.send(text)
    return true
  }
  const hangUp = () => socket.close(1000, 'Bye')

  const conversation: Conversation = {
    ...deps,
    registrations,
    loggedIn: false,
    unansweredPings: 0,
    send,
    hangUp,
    onTradesRegistered() {
      tradeItems = registrations.itemsOf('0B')
      deps.onTradesRegistered()
    },
    onLogin() {
      deps.onLogin(session)
      void pingWhileOpen(conversation, deps, closed.signal)
    },
  }
  const session: Session = {
    isLoggedIn: () => conversation.loggedIn,
    watchesVi: () => registrations.has('1h'),
    tradeItems: () => tradeItems,
    send,
    takeOver() {
      send(takenOver)
      hangUp()
    },
    hangUp,
  }

  socket.on('close', () => closed.abort())
  socket.on('error', () => socket.terminate())
  socket.on('message', (data) => hear(conversation, `${data}`))
  return session
}

function pingWhileOpen(conversation: Conversation, deps: SessionDeps, signal: AbortSignal): Promise<void> {
  return keepPinging({
    clock: deps.clock,
    period: deps.pingPeriod,
    isDark: deps.isDark,
    signal,
    unanswered: () => conversation.unansweredPings,
    lose: conversation.hangUp,
    ping() {
      conversation.send(ping)
      conversation.unansweredPings += 1
      conversation.counters.pings += 1
    },
  })
}
