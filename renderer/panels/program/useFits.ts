import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether an element is at least so wide, px; moves only when that changes. */
export function useFits(ref: RefObject<HTMLElement | null>, needed: number): boolean {
  const [fits, setFits] = useState(true)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setFits(element.clientWidth >= needed)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [ref, needed])
  return fits
}
