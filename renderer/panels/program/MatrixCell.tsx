import type { Figure } from '../../../shared/domain/figure.ts'
import { type Heat, heatOf } from '../../../shared/domain/programSums.ts'
import { useWords } from '../../app/context.ts'
import { directionOf } from '../../format/figures.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { type ShownUnit, shownText } from './figureText.ts'
import styles from './matrix.module.css'
import type { MatrixColumn } from './programRows.ts'

interface MatrixCellProps extends MatrixColumn {
  /** `null`: the class was not sent. */
  readonly figure: Figure<string> | null
  readonly shown: ShownUnit
  /** The largest net, which heat is measured by; `null`: this row has none. */
  readonly largest: string | null
  /** Does not follow from the figures that it should follow from. */
  readonly off: boolean
  /** Counted from 1, as ARIA does. */
  readonly index: number
}

/** One figure in its state: sent, left empty by the broker (plain dash), not read or not sent (hatched). */
export function MatrixCell({ figure, side, shown, largest, off, index }: MatrixCellProps) {
  const heat = largest !== null && side === 'net' && figure?.kind === 'sent' && heatOf(figure.value, largest)
  return (
    <td
      aria-colindex={index}
      className={styles.cell}
      data-side={side}
      data-heat={heat ? heatName(heat) : undefined}
    >
      <FigureText figure={figure} side={side} shown={shown} />
      {off && <Off />}
    </td>
  )
}

function heatName({ sign, level }: Heat): string | undefined {
  return sign === 0 || level === 0 ? undefined : `${sign > 0 ? 'up' : 'down'}${level}`
}

export function FigureText({ figure, side, shown }: Pick<MatrixCellProps, 'figure' | 'side' | 'shown'>) {
  const t = useWords()
  if (figure === null || figure.kind === 'unreadable') return <Unknown />
  if (figure.kind === 'blank')
    return (
      <span role="img" aria-label={t('blank')} title={t('blank')}>
        —
      </span>
    )
  const text = shownText(figure.value, side, shown)
  if (side !== 'net') return text
  const direction = directionOf(figure.value)
  return (
    <span className={styles.net} data-direction={direction}>
      {direction !== 'flat' && <Mark direction={direction} />}
      {text}
    </span>
  )
}

/** Marks a figure that its neighbours contradict. */
export function Off() {
  const t = useWords()
  return (
    <span className={styles.off} role="img" aria-label={t('program.sums.badge')}>
      ≠
    </span>
  )
}
