import type { Answer } from '../../shared/domain/answer.ts'
import type { CheckNews } from '../../shared/domain/check.ts'
import type { CredentialValues } from '../../shared/domain/credential.ts'
import type { Holdings } from '../../shared/domain/holding.ts'
import type { BrokerId, Environment, Venue } from '../../shared/domain/instrument.ts'
import type { InstrumentList } from '../../shared/domain/instruments.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import type { AccountBalance, Composition, WatchGroup } from '../../shared/domain/portfolio.ts'
import type {
  ProgramReading,
  ProgramScope,
  ProgramTable,
  ProgramTrades,
} from '../../shared/domain/programTrade.ts'
import type { Tick } from '../../shared/domain/quote.ts'
import type { Reached } from '../../shared/domain/reached.ts'
import type { SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import type { SessionFacts } from '../../shared/domain/session.ts'
import type { Instant, KstDate } from '../../shared/domain/time.ts'
import type { Grant, IssueLog, TokenStore } from '../../shared/domain/token.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** What a broker can do for the monitor. A broker fills the roles that it has. */
export interface Broker extends AsyncDisposable {
  readonly id: BrokerId
  readonly session: BrokerSession
  readonly interruptions?: InterruptionSource
  readonly sellable?: SellableQuantitySource
  readonly holdings?: HoldingsSource
  readonly programTrade?: ProgramTradeSource
  readonly issueProgram?: IssueProgramSource
  readonly calendar?: CalendarSource
  readonly balance?: BalanceSource
  readonly composition?: CompositionSource
  readonly watchGroups?: WatchGroupSource
  readonly instruments?: InstrumentSource
  readonly quotes?: QuoteSource
}

/** Where sellable quantities come from. Never throws. */
export interface SellableQuantitySource {
  /** The TR: "TTTC8408R". */
  readonly question: string
  /**
   * `null` in an answer: the broker agreed and gave no figure. `aside`: one of many, behind single questions, with no
   * limit on how long its turn takes.
   */
  ask(code: string, signal: AbortSignal, aside?: boolean): Promise<Answer<SellableQuantity | null>>
}

/** Where an account's rows come from. Never throws; a page that fails fails the whole. */
export interface HoldingsSource {
  readonly question: string
  ask(signal: AbortSignal): Promise<Answer<Holdings>>
}

/** How many pages of the answer have been read so far, told after each of them. */
export type OnPages = (read: number) => void

/** Where an account's sums and all of its assets come from. Never throws; a page that fails fails the whole. */
export interface BalanceSource {
  /** The path: "/v1/shinhan/account/balance/search". */
  readonly question: string
  ask(signal: AbortSignal, onPages?: OnPages): Promise<Answer<AccountBalance>>
}

/** What an account is made of. Never throws; a page that fails fails the whole. */
export interface CompositionSource {
  readonly question: string
  ask(signal: AbortSignal, onPages?: OnPages): Promise<Answer<Composition>>
}

/** The issues that the user watches at the broker. Never throws; a page that fails fails the whole. */
export interface WatchGroupSource {
  readonly question: string
  ask(signal: AbortSignal): Promise<Answer<readonly WatchGroup[]>>
}

/** Where it is known what is listed. Never throws; a page that fails fails the whole. */
export interface InstrumentSource {
  /** The api-id: "ka10099". */
  readonly question: string
  ask(signal: AbortSignal): Promise<Answer<InstrumentList>>
}

/** What the price feed brought, in order; of one issue that traded much while it waited the first tick of each second, and the last. */
export type QuoteSignal =
  | { readonly kind: 'tick'; readonly tick: Tick }
  /** What the broker has confirmed to send; empty while the line is down. */
  | { readonly kind: 'registered'; readonly codes: readonly string[] }
  | { readonly kind: 'unreadable'; readonly at: Instant; readonly reason: string; readonly excerpt: string }

/** Where prices come from, on the one line that brings the VIs. Never throws. */
export interface QuoteSource {
  /** As many issues may be registered beside the VIs; 0 where the server has no realtime feed. */
  readonly most: number
  /** From now on these and no others, the most wanted first; more than `most` are cut off. */
  want(codes: readonly string[]): void
  /** Yields what was waiting until the signal aborts. Called once; the line itself lives by `interruptions`. */
  watch(signal: AbortSignal): AsyncIterable<readonly QuoteSignal[]>
  /** The api-id of the single question: "ka10001". */
  readonly question: string
  ask(code: string, signal: AbortSignal): Promise<Answer<Tick>>
}

/** One credential's conversation with one server: its token, its limits, what went wrong. */
export interface BrokerSession {
  facts(): SessionFacts
  /** Called after each change; several within a turn may share a call. */
  onChange(listener: () => void): void
  /** Takes up the kept token, or asks for one, so that the first question need not wait. */
  start(): void
  /**
   * Tries the server and the credential from the outside in, and ends at the first check that fails. Never throws.
   * Asking for a token is part of it where none is held, and undoes a sign-out.
   */
  check(signal: AbortSignal): AsyncIterable<CheckNews>
  /** The user's answer to a check that is `asking-user`. `false`: nobody asked, or it does not fit. */
  answer(text: string): boolean
  /** Revokes the token, here in any case. What the broker did not take is told; `null`: all done. */
  signOut(signal: AbortSignal): Promise<Trouble | null>
}

/** Where a broker is reached: scheme and host, without a slash at the end. */
export interface Endpoints {
  readonly rest: string
  /** The whole address of the realtime feed; `null` where the broker has none. */
  readonly socket: string | null
}

/** Everything a broker is made of. Making one asks nobody anything. */
export interface BrokerOrder {
  readonly broker: BrokerId
  readonly environment: Environment
  readonly endpoints: Endpoints
  /** By field id, as `credentialFields` names them. */
  readonly values: CredentialValues
  readonly tokens: TokenStore
  readonly issues: IssueLog
}

/** What a broker's own servers are called; `mock`: 모의투자. */
export interface OfficialEndpoints {
  readonly real: Endpoints
  readonly mock: Endpoints | null
}

/** Whether anything answers at an address, and how its clock stands. Never throws. */
export type Reach = (address: string, signal: AbortSignal) => Promise<Reached>

/** A broker played by the simulator, with keys of its own. */
export interface DemoServer {
  readonly endpoints: Endpoints
  readonly values: CredentialValues
  /** What the user would have allowed before, where a token needs the user. */
  readonly token: Grant | null
}

export interface DemoServers extends AsyncDisposable {
  /** What a Vigil that had run since the morning would have read of the program trade; oldest first. */
  earlier?(scope: ProgramScope, until: Instant): readonly ProgramReading[]
  readonly servers: Readonly<Partial<Record<BrokerId, DemoServer>>>
}

/** Every broker that Vigil knows, and how to get at it. */
export interface Brokerage {
  create(order: BrokerOrder): Broker
  readonly official: Readonly<Record<BrokerId, OfficialEndpoints>>
  /** Where this run's brokers are in place of what profiles say. */
  readonly overrides: Readonly<Partial<Record<BrokerId, Partial<Endpoints>>>>
  startDemo(): Promise<DemoServers>
  readonly reach: Reach
}

/**
 * What the VI feed brought, in the order in which it came.
 * A sighting is one frame's word about one event: the same event is sighted once per venue and again on release.
 */
export type InterruptionSignal =
  | { readonly kind: 'sighting'; readonly sighting: VolatilityInterruption }
  | { readonly kind: 'unreadable'; readonly at: Instant; readonly reason: string; readonly excerpt: string }
  | { readonly kind: 'link'; readonly status: LinkStatus }

export interface InterruptionSource {
  /**
   * Keeps one session open until the signal aborts, through every loss, and yields what was waiting.
   * It never throws: what goes wrong is a link status. Called once.
   */
  watch(signal: AbortSignal): AsyncIterable<readonly InterruptionSignal[]>
  /** Dials at once, ending the present session or wait. Nothing while stopped by a take-over. */
  reconnect(): void
  /** Signs in again after another program took the session. */
  takeOver(): void
}

/** Where a market's program trade by investor comes from. Never throws. */
export interface ProgramTradeSource {
  /** The TR: "HHPPG046600C1". */
  readonly question: string
  ask(scope: ProgramScope, signal: AbortSignal): Promise<Answer<ProgramTable>>
}

/** Where an issue's program trade comes from. Never throws. */
export interface IssueProgramSource {
  /** The api-id: "ka10010". */
  readonly question: string
  ask(code: string, venue: Venue, signal: AbortSignal): Promise<Answer<ProgramTrades>>
}

/** Where it is known on which days there is trading. Never throws. */
export interface CalendarSource {
  /** The TR: "CTCA0903R". */
  readonly question: string
  /** As many days as the broker tells, beginning with `from`. */
  ask(from: KstDate, signal: AbortSignal): Promise<Answer<Readonly<Record<KstDate, 'open' | 'closed'>>>>
}
