import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useMeasure, type View, viewOf } from './useMeasure.ts'
import { scrollToShow } from './viewport.ts'

/**
 * How far a table is scrolled and how high it is, px without its head. A row that gets selected is brought up.
 * `place` is its own among the rows, -1 where it is none of them.
 */
export function useRowsInView(
  ref: RefObject<HTMLElement | null>,
  selected: { readonly key: string | null; readonly place: number },
): View {
  const [view, setView] = useState<View>({ top: 0, height: 0 })
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
  return view
}
