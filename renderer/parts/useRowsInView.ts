import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { scrollToShow } from './viewport.ts'

const headHeight = 28

interface View {
  readonly top: number
  readonly height: number
}

/**
 * How far a table is scrolled and how high it is, px without its head. A row that gets selected is brought up.
 * `place` is its own among the rows, -1 where it is none of them.
 */
export function useRowsInView(
  ref: RefObject<HTMLElement | null>,
  selected: { readonly key: string | null; readonly place: number },
): View {
  const [view, setView] = useState<View>({ top: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight - headHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [ref])

  const latest = useRef(-1)
  latest.current = selected.place
  // A new order moves the rows, but never the view: only another selection does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is read when the selection changes
  useLayoutEffect(() => {
    const element = ref.current
    const place = latest.current
    if (!element || place < 0) return
    const height = element.clientHeight - headHeight
    const top = scrollToShow(place, { top: element.scrollTop, height }, 'nearest')
    if (top !== null) element.scrollTop = top
  }, [ref, selected.key])
  return view
}
