import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Gap, LinkStatus } from '../../shared/domain/link.ts'
import { type Instant, kstDayStart } from '../../shared/domain/time.ts'
import { auctionSeconds } from '../../shared/domain/volatilityInterruption.ts'
import { skewOf } from '../format/skew.ts'
import type { LatestStore } from './latest.ts'
import type { LinksStore } from './links.ts'
import type { PageState, PageStore } from './page.ts'

/** A span without news, in the broker's time. */
export interface GapSpan {
  readonly key: string
  readonly from: Instant
  readonly until: Instant | null
  readonly reason: Gap['reason'] | 'page'
  /** Vigil was not there yet: the span has an end, but no beginning worth naming. */
  readonly fromMidnight: boolean
}

/** Why no VI can reach the page now: Vigil is gone, a feed is broken, the broker's line is down, or nothing is known yet. */
export interface Down {
  readonly kind: 'closed' | 'page' | 'link' | 'loading'
  readonly since: Instant
}

export interface Line {
  readonly skew: number
  readonly down: Down | null
  /** Open ones first, then by their end, newest first. */
  readonly spans: readonly GapSpan[]
}

export type LineStore = StoreApi<Line>

interface LineInputs {
  readonly page: PageState
  readonly gaps: readonly Gap[]
  readonly link: LinkStatus | undefined
}

/** All that the page may say about being in touch with the exchange, from its three sources. */
export function lineOf({ page, gaps, link }: LineInputs): Line {
  const skew = skewOf(link)
  const spans = gaps.map((gap) => spanOf(gap, skew))
  const down = downOf(page, link, skew)
  if (down && down.kind !== 'loading' && !spans.some(({ until }) => until === null)) {
    const reason = down.kind === 'link' ? (link?.loss?.cause ?? 'connection-lost') : 'page'
    spans.push({ key: 'now', from: down.since, until: null, reason, fromMidnight: false })
  }
  return { skew, down, spans: spans.sort((a, b) => endOf(b) - endOf(a)) }
}

/** The end of the last span without news, while a VI from before it may still be running; `null`: none can be. */
export function unsureGapEnd({ spans }: Line, now: Instant): Instant | null {
  const end = Math.max(0, ...spans.map(({ until }) => until ?? 0))
  return now < end + auctionSeconds.krxLatest * 1000 ? end : null
}

function spanOf({ id, from, until, reason }: Gap, skew: number): GapSpan {
  return {
    key: id,
    from: from - skew,
    until: until === null ? null : until - skew,
    reason,
    fromMidnight: from <= kstDayStart(until ?? from),
  }
}

function endOf({ until }: GapSpan): number {
  return until ?? Number.MAX_SAFE_INTEGER
}

function downOf(page: PageState, link: LinkStatus | undefined, skew: number): Down | null {
  if (page.closedAt !== null) return { kind: 'closed', since: page.closedAt - skew }
  if (page.broken.size > 0) return { kind: 'page', since: Math.min(...page.broken.values()) - skew }
  if (!link) return { kind: 'loading', since: 0 }
  if (link.liveSince === null) return { kind: 'link', since: (link.loss?.at ?? link.since) - skew }
  return null
}

interface LineDeps {
  readonly page: PageStore
  readonly gaps: LatestStore<readonly Gap[]>
  readonly links: LinksStore
}

/** Changes only when what it says changes, not with every message heard. */
export function createLineStore({ page, gaps, links }: LineDeps): LineStore {
  const read = () =>
    lineOf({ page: page.getState(), gaps: gaps.getState().value ?? [], link: links.getState().kiwoom })
  const store = createStore<Line>(read)
  const update = () => {
    const next = read()
    if (!same(store.getState(), next)) store.setState(next, true)
  }
  for (const source of [page, gaps, links]) source.subscribe(update)
  return store
}

function same(a: Line, b: Line): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
