import type { InterruptionNews } from '../../shared/contract.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { Gap, LinkLoss, LinkStatus } from '../../shared/domain/link.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import type { InterruptionSignal } from './broker.ts'
import { createDay, type Day } from './day.ts'
import { createLine, type Line } from './line.ts'
import type { Merged } from './mergeSighting.ts'
import type { Coverage, Journal, UnreadableFrame } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

/** Keeps the day's VIs and the day's gaps, in memory as in the journal. */
export interface ViWatch {
  readonly interruptions: Topic<InterruptionNews>
  readonly gaps: Topic<Gap[]>
  readonly links: Topic<LinkStatus>
  /** How the line stands; `null`: nobody listened yet. */
  link(): LinkStatus | null
  /** Takes what the broker brought: the journal first, then whoever listens. */
  accept(signals: readonly InterruptionSignal[]): void
  /** Ends the running coverage: from now on Vigil does not listen. */
  stop(): void
  /** Nobody is listening any more, for this cause: a dead watch must not look like a quiet market. */
  lose(cause: LinkLoss['cause']): void
}

interface ViWatchDeps {
  readonly broker: BrokerId
  readonly clock: Clock
  readonly journal: Journal
  /** Told of triggers and releases, after their commit. */
  readonly onChange: (changes: readonly Merged[]) => void
}

export function createViWatch({ broker, clock, journal, onChange }: ViWatchDeps): ViWatch {
  const day = createDay(journal, clock.now())
  const line = createLine(broker, journal, clock.now())
  const today = (): InterruptionNews => ({ kind: 'today', date: day.date(), interruptions: day.all() })

  const interruptions = createTopic<InterruptionNews>({ snapshot: () => [today()] })
  const gaps = createTopic<Gap[]>({ snapshot: () => [line.gaps()], keyOf: () => broker })
  const links = createTopic<LinkStatus>({
    snapshot: () => [line.status()].filter((status) => status !== null),
    keyOf: (status) => status.broker,
  })

  function turnDay(): void {
    if (!day.turnTo(clock.now())) return
    line.turnTo(clock.now())
    interruptions.publish(today())
    gaps.publish(line.gaps())
  }

  function accept(signals: readonly InterruptionSignal[]): void {
    turnDay()
    const batch = readBatch(signals, day, line)
    const { changed, unreadable, coverage } = batch
    if (changed.size > 0 || unreadable.length > 0 || coverage.length > 0)
      journal.record({
        interruptions: [...changed.values()],
        unreadable: unreadable.map((frame) => ({ broker, ...frame })),
        coverage,
      })
    for (const interruption of changed.values()) interruptions.publish({ kind: 'changed', interruption })
    if (batch.status) links.publish(batch.status)
    if (batch.turned) gaps.publish(line.gaps())
    if (batch.news.length > 0) onChange(batch.news)
  }

  return {
    interruptions,
    gaps,
    links,
    link: line.status,
    accept,
    stop() {
      const coverage = line.stop(clock.now())
      if (coverage) journal.record({ coverage: [coverage] })
    },
    lose(cause) {
      accept([{ kind: 'link', status: lost(line.status(), { broker, cause, now: clock.now() }) }])
    },
  }
}

/** What was sure until then stays sure; the rest is not known. */
function lost(
  before: LinkStatus | null,
  { broker, cause, now }: { broker: BrokerId; cause: LinkLoss['cause']; now: Instant },
): LinkStatus {
  const loss = { cause, code: null, message: null, at: before?.sureUntil ?? now }
  const nothing = { broker, heardAt: null, pingPeriod: assumedPing, attempt: 0, clockSkew: null }
  const unreadable = { count: 0, last: null }
  const none = {
    phase: 'stopped',
    since: now,
    liveSince: null,
    sureUntil: null,
    retryAt: null,
    loss,
  } as const
  return { ...nothing, unreadable, ...before, ...none }
}

/** Only for a line on which nobody ever listened; a broker measures its own. */
const assumedPing = 10_000

interface Batch {
  readonly changed: Map<string, VolatilityInterruption>
  readonly news: Merged[]
  readonly unreadable: Omit<UnreadableFrame, 'broker'>[]
  readonly coverage: Coverage[]
  status: LinkStatus | null
  /** A coverage began or ended, so the gaps are others now. */
  turned: boolean
}

function readBatch(signals: readonly InterruptionSignal[], day: Day, line: Line): Batch {
  const batch: Batch = {
    changed: new Map(),
    news: [],
    unreadable: [],
    coverage: [],
    status: null,
    turned: false,
  }
  for (const signal of signals) {
    if (signal.kind === 'sighting') takeSighting(signal.sighting, day, batch)
    else if (signal.kind === 'link') takeStatus(signal.status, line, batch)
    else batch.unreadable.push({ at: signal.at, reason: signal.reason, excerpt: signal.excerpt })
  }
  return batch
}

function takeSighting(sighting: VolatilityInterruption, day: Day, batch: Batch): void {
  const merged = day.take(sighting)
  if (merged.change === 'repeated') return
  batch.changed.set(sighting.id, merged.interruption)
  if (merged.change !== 'seen-again') batch.news.push(merged)
}

function takeStatus(status: LinkStatus, line: Line, batch: Batch): void {
  const wasLive = line.status()?.liveSince ?? null
  const coverage = line.take(status)
  batch.status = status
  if (coverage) batch.coverage.push(coverage)
  if (status.liveSince !== wasLive) batch.turned = true
}
