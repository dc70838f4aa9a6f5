import { takeRefusal } from '../server/standing.ts'
import type { Tokens } from '../server/tokens.ts'
import {
  beforeLogin,
  invalidToken,
  loginAccepted,
  loginRefused,
  registrationAnswer,
  unknownService,
} from './answers.ts'
import type { Faults } from './faults.ts'
import type { Counters } from './ledger.ts'
import { names, type Registrations } from './registrations.ts'

/** One client's talk with the server: what was said decides what is answered. */
export interface Conversation {
  readonly tokens: Tokens
  readonly faults: Faults
  readonly counters: Counters
  readonly registrations: Registrations
  loggedIn: boolean
  /** PINGs sent since the last echo. */
  unansweredPings: number
  send(text: string): void
  hangUp(): void
  /** The first good login. */
  onLogin(): void
  /** A registration, when the VI feed is among what is registered. */
  onViRegistered(): void
  /** What is registered for trades may be another. */
  onTradesRegistered(): void
}

type Message = Readonly<Record<string, unknown>>

export function hear(conversation: Conversation, text: string): void {
  const message = parseMessage(text)
  if (!message) return
  const trnm = `${message.trnm}`
  if (trnm === 'LOGIN') login(conversation, message)
  else if (!conversation.loggedIn) conversation.send(beforeLogin(trnm))
  // An echo has to be the same JSON, not the same bytes: a client in use answers `{"trnm": "PING"}`.
  else if (trnm === 'PING' && Object.keys(message).length === 1) noteEcho(conversation)
  else if (trnm === 'REG') register(conversation, message)
  else if (trnm === 'REMOVE') remove(conversation, message)
  else conversation.send(unknownService(trnm))
}

function login(conversation: Conversation, { token }: Message): void {
  const { faults, counters, tokens } = conversation
  if (faults.loginWithheld) return
  const refusal = takeRefusal(faults.login) ?? (tokens.look(token) === 'valid' ? undefined : invalidToken)
  if (refusal !== undefined) {
    counters.loginsRefused += 1
    conversation.send(loginRefused(refusal))
    conversation.hangUp()
    return
  }
  counters.logins += 1
  conversation.send(loginAccepted)
  if (conversation.loggedIn) return
  conversation.loggedIn = true
  conversation.onLogin()
}

function register(conversation: Conversation, message: Message): void {
  const { faults, counters, registrations } = conversation
  const isOfTrades = names(message, '0B')
  if (faults.registrationWithheld || (isOfTrades && faults.tradesWithheld)) return
  const refusal = takeRefusal(faults.registration) ?? (isOfTrades ? takeRefusal(faults.trades) : undefined)
  const code = refusal ?? registrations.register(message)
  conversation.send(registrationAnswer('REG', code))
  if (code !== 0) return
  counters.registrations += 1
  if (isOfTrades) counters.tradeRegistrations += 1
  conversation.onTradesRegistered()
  if (registrations.has('1h')) conversation.onViRegistered()
}

function remove(conversation: Conversation, message: Message): void {
  const { registrations, counters } = conversation
  const code = registrations.remove(message)
  if (code === 0 && names(message, '0B')) counters.tradeRemovals += 1
  conversation.onTradesRegistered()
  conversation.send(registrationAnswer('REMOVE', code))
}

function noteEcho(conversation: Conversation): void {
  conversation.unansweredPings = 0
  conversation.counters.pingEchoes += 1
}

/** `undefined` for what is no JSON object; how the live server answers that is not known, so nothing is. */
function parseMessage(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
