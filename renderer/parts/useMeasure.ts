import { type RefObject, useLayoutEffect } from 'react'
import type { View } from './viewport.ts'

const headHeight = 28

export function viewOf({ scrollTop, clientHeight }: HTMLElement): View {
  return { top: scrollTop, height: clientHeight - headHeight }
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
