import type { TFunction } from 'i18next'
import { memo } from 'react'
import { useWords } from '../../app/context.ts'
import { percentText, wonText } from '../../format/figures.ts'
import { Mark } from '../../parts/Mark.tsx'
import { UnknownCell } from './FigureCell.tsx'
import type { IssueBand } from './issueBand.ts'
import styles from './watch.module.css'

interface LimitCellProps {
  readonly side: 'upper' | 'lower'
  /** Won; `null`: beyond the day's limit; `undefined`: not known, or a VI runs. */
  readonly won: number | null | undefined
  /** Why it is not known; `null`: a VI runs. */
  readonly why: string | null
  /** What makes it an estimate within an estimate; empty: nothing. */
  readonly doubt: string
  readonly old: boolean
}

/** The price at which the next static VI is expected. */
export const LimitCell = memo(function LimitCell({ side, won, why, doubt, old }: LimitCellProps) {
  const t = useWords()
  if (won === undefined && why !== null) return <UnknownCell column={side} why={why} />
  if (won === undefined) return <td className={styles.figure} data-column={side} />
  if (won === null)
    return (
      <td className={styles.figure} data-column={side} title={t(`watch.band.${side}None`)}>
        <span className={styles.note}>{t('watch.band.none')}</span>
      </td>
    )
  return (
    <td
      className={`${styles.figure} ${styles.quiet}`}
      data-column={side}
      data-old={old}
      data-doubt={doubt !== ''}
      title={doubt === '' ? undefined : doubt}
    >
      {doubt !== '' && <span className={styles.tag}>{t('watch.band.estimate')}</span>}
      {wonText(won)}
    </td>
  )
})

interface NearestCellProps {
  /** `passed`: the price is beyond what was expected; `null`: none is expected. */
  readonly side: 'up' | 'down' | 'passed' | null
  readonly percent: string | null
  readonly running: boolean
  readonly why: string | null
  readonly doubt: string
  readonly old: boolean
}

/** How far the price is from the nearer of the two. */
export const NearestCell = memo(function NearestCell(props: NearestCellProps) {
  const { side, percent, running, why, doubt, old } = props
  const t = useWords()
  if (running)
    return (
      <td className={styles.figure} data-column="nearest">
        <span className={styles.note}>{t('watch.band.running')}</span>
      </td>
    )
  if (why !== null) return <UnknownCell column="nearest" why={why} />
  if (side === 'passed')
    return (
      <td className={styles.figure} data-column="nearest" title={t('watch.band.passedWhy')}>
        <span className={styles.note}>{t('watch.band.passed')}</span>
      </td>
    )
  if (side === null || percent === null)
    return (
      <td className={styles.figure} data-column="nearest">
        <span className={styles.note}>{t('watch.band.none')}</span>
      </td>
    )
  return (
    <td
      className={styles.figure}
      data-column="nearest"
      data-direction={old ? undefined : side}
      data-old={old}
      data-doubt={doubt !== ''}
      title={doubt === '' ? undefined : doubt}
    >
      <Mark direction={side} />
      {percentText(percent)}
    </td>
  )
})

/** What the cells of the band show, as plain values: the same values draw nothing anew. */
export function bandValues(band: IssueBand, running: boolean, t: TFunction) {
  if (band.kind === 'unknown') {
    const isRunning = running && band.why === 'base'
    const why = isRunning ? null : t(`watch.band.unknown.${band.why}`)
    return {
      upper: undefined,
      lower: undefined,
      side: null,
      percent: null,
      why,
      doubt: '',
      running: isRunning,
    }
  }
  const { upper, lower, doubts } = band.band
  const { nearer } = band
  const nearest = typeof nearer === 'object' && nearer ? nearer : { side: nearer, percent: null }
  return {
    upper,
    lower,
    ...nearest,
    why: null,
    doubt: doubts.map((doubt) => t(`watch.band.doubt.${doubt}`)).join(' '),
    running: false,
  }
}
