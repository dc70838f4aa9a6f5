/**
 * `each`: every frame is sent by itself, as any server does; the reader finds a few at a time.
 * `packed`: many frames in one write, so that reading them costs as little as it can.
 */
export type Pace = 'each' | 'packed'

/** Events `from` to `from + count`. */
export interface Flood {
  readonly from: number
  readonly count: number
  /** 2: every event twice, `_AL` and bare, as the wire does. */
  readonly copies: 1 | 2
  readonly until: number
  readonly pace: Pace
}

/** What the frame server is asked. */
export type Question = { readonly ask: 'port' } | { readonly ask: 'flood'; readonly flood: Flood }

/** The reader's end of it. `send` answers false when the reader is behind. */
export interface Line {
  send(text: string): boolean
  /** Sends what is still held back, and waits until the reader has caught up. */
  settle(): Promise<void>
}
