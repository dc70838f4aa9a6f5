import type { JournalHealth } from '../../shared/domain/health.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { Notice, NoticeOutcome, NoticeReport } from '../../shared/domain/notice.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Clock, Instant, KstDate } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** What a host lends to the monitor. */
export interface Platform {
  readonly clock: Clock
  readonly journal: Journal
  readonly notifier: Notifier
  readonly log: Log
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
  settings(): Settings | undefined
  saveSettings(settings: Settings): void
  close(): void
}
