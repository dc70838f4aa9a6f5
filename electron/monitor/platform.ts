import type { JournalHealth } from '../../shared/domain/health.ts'
import type { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { ProgramReading, ProgramScope } from '../../shared/domain/programTrade.ts'
import type { Secret } from '../../shared/domain/secret.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Clock, Instant, KstDate } from '../../shared/domain/time.ts'
import type { KeptCalendar } from '../../shared/domain/tradingCalendar.ts'
import type { VaultBackend, VaultState, VaultStatus } from '../../shared/domain/vault.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import type { Watchlist } from '../../shared/domain/watchlist.ts'

/** What a host lends to the monitor. */
export interface Platform {
  readonly clock: Clock
  readonly log: Log
  /** `window`: the host has none, the window shows popups itself. */
  readonly notifier: Notifier | 'window'
  readonly vault: Vault
  readonly preferences: Preferences
  /** Events of different environments never share a file. Whoever opens one closes it. */
  openJournal(environment: Environment): Journal
  /** The same holds for readings. */
  openReadings(environment: Environment): ReadingLog
  /** SHA-256 of a text, in hex: to tell two secrets apart without showing either. */
  fingerprint(text: string): string
  /** Lower-case letters and digits, not guessable. */
  newId(): string
  /** What support wants to know of the machine, one fact a line; nothing of the user's. */
  describeMachine(): Promise<readonly string[]>
}

/**
 * Keeps secrets by name in the system's keychain, or, where that does not work, in memory for this run.
 * Never throws, never blocks the process, never writes a secret anywhere else.
 */
export interface Vault extends AsyncDisposable {
  status(): VaultStatus
  onStatus(listener: (status: VaultStatus) => void): void
  /** Finds out how the keychain stands, without asking the user anything. */
  look(): Promise<VaultStatus>
  read(name: string): Promise<VaultRead>
  /** Read back and compared before it says `keychain`. */
  write(name: string, secret: Secret): Promise<VaultWrite>
  /** Removes it from memory in any case; `false`: the keychain still has it. */
  delete(name: string): Promise<boolean>
  /** Asks the system to open the keychain, which may ask the user; then moves in what memory kept. */
  open(signal: AbortSignal): Promise<VaultStatus>
}

export type VaultRead =
  | { readonly kind: 'found'; readonly secret: Secret; readonly thisRunOnly: boolean }
  /** Nothing was ever kept under this name. */
  | { readonly kind: 'never-kept' }
  /** It was kept, the keychain is open, and it is not there. */
  | { readonly kind: 'gone' }
  /** It was kept, and the keychain does not say: locked, or not there now. */
  | { readonly kind: 'closed'; readonly state: VaultState }
  /** It was kept through a library that does not load here. */
  | { readonly kind: 'other-backend'; readonly backend: VaultBackend }

export type VaultWrite =
  | { readonly kind: 'keychain'; readonly backend: VaultBackend }
  | { readonly kind: 'this-run-only'; readonly state: VaultState }

/**
 * A process of its own for the keychain's libraries, which block, crash and never recover. Each host makes it its own
 * way. Messages are JSON-like values over a channel that only parent and child have.
 */
export interface VaultChild {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Exactly once, however it ends. */
  onExit(listener: () => void): void
  kill(): void
}
export type StartVaultChild = () => VaultChild

/** What the vault remembers about a name without opening anything. */
export interface KeptItem {
  readonly backend: VaultBackend
  readonly savedAt: Instant
}

/** The vault's own memory of what it keeps where: no secret in it. It tells *locked* from *never set up*. */
export interface VaultIndex {
  get(name: string): KeptItem | undefined
  set(name: string, item: KeptItem | undefined): void
}

/** What the user chose, in one file without secrets. */
export interface SavedPreferences {
  readonly settings: Settings
  /** The active profile's id; `demo` is one that is always there. */
  readonly active: string
  readonly profiles: readonly Profile[]
  /** Hosts that the user confirmed, per broker: "kis openapi.example.com:9443". */
  readonly confirmedHosts: readonly string[]
  /** When a token was last asked for, by fingerprint of the app key. */
  readonly issues: Readonly<Record<string, Instant>>
  /** The days that a broker told last, so that a start without a session knows them; `null`: none has. */
  readonly calendar: KeptCalendar | null
  /** 관심종목: the demo's are no one else's. */
  readonly watchlists: { readonly own: Watchlist; readonly demo: Watchlist }
}

export interface Preferences {
  read(): SavedPreferences
  /** On the disk when it returns. A disk that refuses is told to the log; the change holds for this run. */
  change(change: Partial<SavedPreferences>): void
}

/** Shows notices outside the window. Always answers, in bounded time; never throws. */
export interface Notifier {
  show(notice: Notice, settings: Settings): Promise<NoticeOutcome>
  /** Called with the event whose popup the user clicked. */
  onClick(listener: (interruptionId: string) => void): void
}

/** Sentences for support; never a secret, never an account number. */
export interface Log {
  info(message: string): void
  warn(message: string): void
}

/**
 * A span in which the broker confirmed that it sends every event and we were there to hear it.
 * Gaps are what lies between them, so a crash needs no last words.
 */
export interface Coverage {
  readonly id: number
  readonly broker: BrokerId
  readonly from: Instant
  /** The last moment known to be covered; grows while the session lives. */
  readonly until: Instant
  /** Why it ended; `null` while it lives, and after a crash. */
  readonly ended: Gap['reason'] | null
}

export interface UnreadableFrame {
  readonly broker: BrokerId
  readonly at: Instant
  readonly reason: string
  readonly excerpt: string
}

/** What one commit holds. Everything in it becomes durable together, or nothing does. */
export interface JournalEntry {
  /** Written over the event of the same id. */
  readonly interruptions?: readonly VolatilityInterruption[]
  readonly unreadable?: readonly UnreadableFrame[]
  readonly coverage?: readonly Coverage[]
}

/**
 * The durable memory. It never throws: what a disk refuses is kept in memory, tried again with the next
 * entry, and told by `health`.
 */
export interface Journal {
  health(): JournalHealth
  onHealth(listener: (health: JournalHealth) => void): void
  /** Returns once the entry is on the disk, or kept in memory because the disk refused it. */
  record(entry: JournalEntry): void
  /** Every event of the day, oldest first. */
  interruptionsOf(date: KstDate): VolatilityInterruption[]
  /** Every coverage that touches the span, oldest first. */
  coverageBetween(from: Instant, until: Instant): Coverage[]
  /** The id for the coverage that starts next. */
  nextCoverageId(): number
  recordNotice(notice: Notice): void
  recordNoticeReport(report: NoticeReport): void
  /** Keeps a value under a name, in place of what was there: the next start begins with it. It is JSON on the disk. */
  keep(name: string, value: unknown): void
  /** What was kept; `null`: nothing, or it is no JSON. */
  recall(name: string): unknown
  /** Nothing of what was kept under the name stays, in the file's unused pages neither. */
  forget(name: string): void
  close(): void
}

/**
 * The days of program trade, one series for each scope. It never throws: what a disk refuses is kept in memory, tried
 * again with the next reading, and told by `health`.
 */
export interface ReadingLog {
  health(): JournalHealth
  /** All of them in one commit. A reading that is there already stays as it is. */
  record(scope: ProgramScope, ...readings: readonly ProgramReading[]): void
  /** Every reading of the day, oldest first, those that were missed as such. */
  readingsOf(scope: ProgramScope, date: KstDate): ProgramReading[]
  /** The days of which anything is kept, newest first. */
  days(scope: ProgramScope): KstDate[]
  close(): void
}
