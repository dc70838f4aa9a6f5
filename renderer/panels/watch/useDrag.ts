import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { rowHeight } from '../../parts/viewport.ts'

interface DragDeps {
  readonly scroller: RefObject<HTMLElement | null>
  readonly items: readonly WatchEntry[]
  readonly chosen: ReadonlySet<string>
  readonly onMove: ((keys: readonly string[], before: string | null) => void) | null
}

/** A press moves a line only from here on, px: a click is no drag. */
const threshold = 5
const headHeight = 28
/** So near to an edge the list scrolls, px. */
const edge = 24

interface Drag {
  readonly key: string
  readonly y: number
  readonly moving: boolean
}

/** Lines that are dragged, and the place before which they would come. */
export function useDrag(deps: DragDeps) {
  const [drop, setDrop] = useState<number | null>(null)
  const drag = useRef<Drag | null>(null)
  const latest = useRef({ ...deps, drop })
  latest.current = { ...deps, drop }

  useEffect(() => {
    const stop = () => {
      drag.current = null
      setDrop(null)
    }
    const onMove = ({ clientY }: globalThis.PointerEvent) => {
      if (!drag.current) return
      const moving = drag.current.moving || Math.abs(clientY - drag.current.y) >= threshold
      drag.current = { ...drag.current, moving }
      if (moving) setDrop(placeAt(latest.current, clientY))
    }
    const onUp = () => {
      const { items, chosen, onMove, drop } = latest.current
      const { key, moving } = drag.current ?? { key: '', moving: false }
      stop()
      if (!moving || drop === null) return
      const keys = chosen.has(key) ? items.map((item) => item.key).filter((one) => chosen.has(one)) : [key]
      if (!isSamePlace(items, keys, drop)) onMove?.(keys, items[drop]?.key ?? null)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current?.moving) return
      event.preventDefault()
      event.stopPropagation()
      stop()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [])

  return {
    drop,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null
      if (!deps.onMove || event.button !== 0 || !row?.dataset.key) return
      drag.current = { key: row.dataset.key, y: event.clientY, moving: false }
    },
  }
}

/** The place between two lines that is nearest to the pointer. Near an edge the list moves on. */
function placeAt({ scroller, items }: DragDeps, clientY: number): number | null {
  const element = scroller.current
  if (!element) return null
  const { top, bottom } = element.getBoundingClientRect()
  if (clientY < top + headHeight + edge) element.scrollTop -= rowHeight
  if (clientY > bottom - edge) element.scrollTop += rowHeight
  const place = Math.round((clientY - top - headHeight + element.scrollTop) / rowHeight)
  return Math.min(items.length, Math.max(0, place))
}

/** Put down between themselves or beside: nothing has moved. */
function isSamePlace(items: readonly WatchEntry[], keys: readonly string[], drop: number): boolean {
  const places = keys.map((key) => items.findIndex((item) => item.key === key))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return last - first === keys.length - 1 && drop >= first && drop <= last + 1
}
