import type { FloodEvent } from '../load/frames.ts'

export type HostQuestion =
  | Opening
  | { readonly ask: 'link' }
  | { readonly ask: 'trigger' }
  | Burst
  | { readonly ask: 'usage' }
  /** Answered at once; `told` is answered when the event has been told. */
  | { readonly ask: 'watch'; readonly last: FloodEvent }
  | { readonly ask: 'told' }

export interface Opening {
  readonly ask: 'open'
  readonly home: string
  /** Without one, a quiet simulated market in the same process. */
  readonly kiwoom?: KiwoomPlace
}

export interface KiwoomPlace {
  readonly rest: string
  readonly socket: string
  readonly credential?: { readonly appKey: string; readonly appSecret: string }
}

/** Events, evenly over so many milliseconds. */
export interface Burst {
  readonly ask: 'burst'
  readonly count: number
  readonly milliseconds: number
}

/** Times are in ms since 1970, with a fraction. */
export interface Sent {
  readonly id: string
  readonly at: number
}

export interface BurstSent {
  readonly sent: readonly Sent[]
  /** How late the event loop was while it lasted, ms. */
  readonly delayP99: number
}

export interface Usage {
  /** Bytes, after a collection. */
  readonly rss: number
  /** The most that it ever was, garbage and reserves with it. */
  readonly mostRss: number
  readonly heapUsed: number
  /** What keeps the process alive, by kind. */
  readonly handles: Readonly<Record<string, number>>
  /** Used so far, in µs, when the collection began and when all was read. */
  readonly cpuBefore: number
  readonly cpuAfter: number
}
