import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useMeasure, viewOf } from './useMeasure.ts'
import { type Range, scrollToShow, unmeasured, type View, visibleRange } from './viewport.ts'

interface Rows {
  readonly count: number
  /** The selected row, and its place among the rows, -1 where it is none of them. */
  readonly key: string | null
  readonly place: number
}

/** How far a table is scrolled, and which of its rows are to be on the page. A row that gets selected is brought up. */
export function useRowsInView(
  ref: RefObject<HTMLElement | null>,
  { count, ...selected }: Rows,
): View & Range {
  const [view, setView] = useState<View>(unmeasured)
  useMeasure(ref, setView)

  const latest = useRef(-1)
  latest.current = selected.place
  // A new order moves the rows, but never the view: only another selection does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is read when the selection changes
  useLayoutEffect(() => {
    const element = ref.current
    const place = latest.current
    if (!element || place < 0) return
    const top = scrollToShow(place, viewOf(element), 'nearest')
    if (top !== null) element.scrollTop = top
  }, [ref, selected.key])
  return { ...view, ...visibleRange(count, view) }
}
