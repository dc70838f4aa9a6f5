import { useTranslation } from 'react-i18next'
import type { Hole } from '../../../../shared/domain/programSeries.ts'
import { hourAndMinute } from './axes.ts'
import styles from './chart.module.css'
import { type PlotView, xOf, yOf } from './plotView.ts'

/** A band narrower than a time says its own at the crosshair only. */
const wordsRoom = 40

interface BandsProps {
  readonly view: PlotView
  readonly holes: readonly Hole[]
}

/** Behind the lines: zero, and the stretches of which nothing is known. */
export function Bands({ view, holes }: BandsProps) {
  const { t } = useTranslation()
  const { area } = view
  return (
    <div aria-hidden="true">
      <span className={styles.zero} style={{ top: yOf(view, 0), left: area.left, width: area.width }} />
      {holes.map((hole) => {
        const left = xOf(view, hole.from)
        const width = Math.max(2, xOf(view, hole.until) - left)
        const [from, until] = [hourAndMinute(hole.from), hourAndMinute(hole.until)]
        return (
          <span
            key={hole.from}
            className={styles.band}
            style={{ left, width, top: area.top, height: area.height }}
          >
            {width >= wordsRoom && (
              <span className={styles.bandWords}>
                <b>{t('programChart.missed')}</b>
                {t('programChart.span', { from, until })}
              </span>
            )}
          </span>
        )
      })}
    </div>
  )
}
