import type { Quote } from '../../../shared/domain/quote.ts'
import type { ClockState, ClockStore } from '../../stores/clock.ts'
import type { QuotesStore } from '../../stores/quotes.ts'

export interface QuotePacer {
  /** The price that a row shows now. */
  readonly shown: (code: string) => Quote | undefined
  /** Tells when a row is to show another price, and when another age. */
  readonly subscribe: (code: string, changed: () => void) => () => void
  /** The rows that can be seen: those beyond the edge get the frames they leave over, and each second theirs. */
  readonly favour: (codes: ReadonlySet<string>) => void
}

/** So many rows are drawn in one frame, or so many of those beyond the edge; more would hold up the frame itself. */
const mostAtOnce = 24
const mostUnseen = 2

/** So many rows grow older in one frame: a second that strikes in all of them at once would cost a frame of its own. */
const mostAged = 4

/** A clock steps once a second: by so much only after a sleep, or when it was set, ms. */
const sudden = 2000

interface Row {
  readonly listeners: Set<() => void>
  shown: Quote | undefined
}

interface PacerDeps {
  readonly quotes: QuotesStore
  readonly clock: Pick<ClockStore, 'subscribe'>
  readonly nextFrame: (then: () => void) => void
  /** Once the next frame is painted: what is drawn within it is laid out a second time. */
  readonly afterFrame: (then: () => void) => void
}

/**
 * Gives the rows their prices, at most once a frame, and tells them of each second. In a storm of ticks the rows take
 * turns, whoever has waited longest first, and none in sight waits more than a few frames; what a row shows in the end
 * is the latest.
 */
export function createQuotePacer({ quotes, clock, nextFrame, afterFrame }: PacerDeps): QuotePacer {
  const rows = new Map<string, Row>()
  const waiting = new Set<string>()
  const ageing = new Set<string>()
  /** `null`: nobody has said yet. */
  let seen: ReadonlySet<string> | null = null
  let resting = false
  let striking = false
  let stop = () => {}

  const show = (codes: Iterable<string>) => {
    const { byCode } = quotes.getState()
    for (const code of codes) {
      waiting.delete(code)
      ageing.delete(code)
      const row = rows.get(code)
      if (!row) continue
      row.shown = byCode.get(code)
      for (const changed of row.listeners) changed()
    }
  }
  /** Those whose turn it is; how many. */
  const drawSome = () => {
    const inSight = [...waiting].filter((code) => seen?.has(code) ?? true)
    const turn = inSight.length > 0 ? inSight.slice(0, mostAtOnce) : [...waiting].slice(0, mostUnseen)
    show(turn)
    return turn.length
  }
  /** Between two frames: what else comes before the next one begins has the one after it. */
  const draw = () => {
    if (drawSome() === 0) return
    resting = true
    nextFrame(() => {
      resting = false
      if (waiting.size > 0) nextFrame(drawRest)
    })
  }
  /** Whom the last turn left over, in a frame for which no price came. Painted in it, they hold up none that comes after. */
  const drawRest = () => {
    if (resting) return
    drawSome()
    if (waiting.size > 0) nextFrame(drawRest)
  }
  const look = () => {
    const { byCode } = quotes.getState()
    for (const [code, row] of rows) if (byCode.get(code) !== row.shown) waiting.add(code)
    if (!resting) draw()
  }
  const strike = ({ local }: ClockState, before: ClockState) => {
    // Rows that the last second has not reached yet get no frames, as in a hidden page. No age may lag behind by more.
    if (ageing.size > 0 || Math.abs(local - before.local) >= sudden) return show([...rows.keys()])
    for (const code of rows.keys()) ageing.add(code)
    if (!striking) afterFrame(age)
    striking = true
  }
  /** In turns of their own: a price that comes in the frame of a strike does not wait for the next one. */
  const age = () => {
    show([...ageing].slice(0, mostAged))
    striking = ageing.size > 0
    if (striking) afterFrame(age)
  }
  const start = () => {
    const ends = [quotes.subscribe(look), clock.subscribe(strike)]
    return () => {
      for (const end of ends) end()
    }
  }
  return {
    favour(codes) {
      seen = codes
    },
    shown: (code) => rows.get(code)?.shown ?? quotes.getState().byCode.get(code),
    subscribe(code, changed) {
      if (rows.size === 0) stop = start()
      const row = rows.get(code) ?? { listeners: new Set(), shown: quotes.getState().byCode.get(code) }
      rows.set(code, row)
      row.listeners.add(changed)
      return () => {
        row.listeners.delete(changed)
        if (row.listeners.size > 0) return
        rows.delete(code)
        waiting.delete(code)
        ageing.delete(code)
        if (rows.size === 0) stop()
      }
    },
  }
}
