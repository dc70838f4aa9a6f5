import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useApp } from '../../app/context.ts'
import { useMeasure, viewOf } from '../../parts/useMeasure.ts'
import { rowHeight, scrollToShow, unmeasured, type View } from '../../parts/viewport.ts'
import { type ListItem, rowsAbove } from './selectItems.ts'

/**
 * The list follows its newest row only while it stands at the top and nobody reads in it. Otherwise what
 * arrives above pushes the view down with it, so that no row moves under the pointer or the eye.
 */
export function useScroll(ref: RefObject<HTMLElement | null>, items: readonly ListItem[]) {
  const [view, setView] = useState<View>(unmeasured)
  const [topSeen, setTopSeen] = useState<string | null>(null)
  const reading = useReading(ref)
  const before = useRef<readonly ListItem[]>(items)

  const scrollTo = (top: number) => {
    const element = ref.current
    if (!element) return
    element.scrollTop = top
    setView(viewOf(element))
  }
  useMeasure(ref, setView)

  useLayoutEffect(() => {
    // The place as last heard: asking the page for it here would cost a layout in every frame of a storm.
    const shift = shiftOf(before.current, items, view.top)
    before.current = items
    if (shift !== 0 && (view.top > 0 || reading())) scrollTo(view.top + shift * rowHeight)
  })
  useReveal(ref, items, scrollTo)

  const atTop = view.top === 0
  const newest = items[0]?.key ?? null
  useEffect(() => {
    if (atTop) setTopSeen(newest)
  }, [atTop, newest])

  return { view, fresh: atTop ? 0 : rowsAbove(items, topSeen), toTop: () => scrollTo(0) }
}

/** By how many lines the line at the upper edge has moved. */
function shiftOf(before: readonly ListItem[], items: readonly ListItem[], top: number): number {
  if (before === items) return 0
  const place = Math.floor(top / rowHeight)
  const anchor = before[place]
  if (!anchor) return 0
  const now = items.findIndex(({ key }) => key === anchor.key)
  return now < 0 ? 0 : now - place
}

/** The pointer is in the list, or a row is selected. */
function useReading(ref: RefObject<HTMLElement | null>): () => boolean {
  const { stores } = useApp()
  return () => stores.selection.getState().id !== null || ref.current?.matches(':hover') === true
}

/** Brings the selected row up when asked to, at once or as soon as it arrives. */
function useReveal(
  ref: RefObject<HTMLElement | null>,
  items: readonly ListItem[],
  scrollTo: (top: number) => void,
): void {
  const { stores } = useApp()
  const latest = useRef({ items, scrollTo })
  useLayoutEffect(() => {
    latest.current = { items, scrollTo }
    show()
  })
  const show = () => {
    const { id, reveal } = stores.selection.getState()
    const element = ref.current
    const index = latest.current.items.findIndex(({ key }) => key === id)
    if (reveal === null || !element || index < 0) return
    const top = scrollToShow(index, viewOf(element), reveal)
    stores.selection.setState({ reveal: null })
    if (top !== null) latest.current.scrollTo(top)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads what it needs when it is called
  useEffect(() => stores.selection.subscribe(show), [stores])
}
