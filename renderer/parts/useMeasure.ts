import { type RefObject, useLayoutEffect } from 'react'
import type { View } from './viewport.ts'

const headHeight = 28

/** `before`: where it was scrolled to. */
export function viewOf({ scrollTop, clientHeight }: HTMLElement, before = 0): View {
  return { top: scrollTop, upwards: scrollTop < before, height: clientHeight - headHeight }
}

/** Tells how the view stands, at first and whenever it is scrolled or gets another height. */
export function useMeasure(ref: RefObject<HTMLElement | null>, tell: (view: View) => void): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    let before = 0
    const measure = () => {
      const view = viewOf(element, before)
      before = view.top
      tell(view)
    }
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
