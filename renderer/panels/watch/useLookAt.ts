import { useEffect, useRef } from 'react'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp } from '../../app/context.ts'
import { isShortCode } from './isShortCode.ts'

/** As many as the contract takes (`lookAt`). */
const most = 400

/** Who scrolls looks at nothing yet, ms. */
const settlesAfter = 300

/** Tells the monitor which issues are in sight, and when none is any more. */
export function useLookAt(inSight: readonly WatchEntry[]): void {
  const { api } = useApp()
  const told = useRef('')
  const codes = inSight.map(({ key }) => key).filter((key) => isShortCode(key))
  const shown = codes.slice(0, most)
  // In another order they are the same issues: a sorted list would tell of nothing else.
  const text = shown.toSorted().join()
  const latest = useRef(shown)
  latest.current = shown
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      // A monitor that is gone places nobody, and the page says that it is gone.
      api.lookAt({ codes: [...latest.current] }).catch(() => {})
    }, settlesAfter)
    return () => clearTimeout(timer)
  }, [api, text])
  useEffect(
    () => () => {
      if (told.current !== '') api.lookAt({ codes: [] }).catch(() => {})
      told.current = ''
    },
    [api],
  )
}
