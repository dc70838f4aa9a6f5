import { type RefObject, useLayoutEffect } from 'react'

const headHeight = 28

/** How far a table is scrolled and how high it is, px without its head. */
export interface View {
  readonly top: number
  readonly height: number
}

export function viewOf(element: HTMLElement): View {
  return { top: element.scrollTop, height: element.clientHeight - headHeight }
}

/** Tells how the view stands, at first and whenever it is scrolled or gets another height. */
export function useMeasure(ref: RefObject<HTMLElement | null>, tell: (view: View) => void): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => tell(viewOf(element))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [ref, tell])
}
