import type { Direction } from '../../shared/domain/volatilityInterruption.ts'
import { percentText } from '../format/figures.ts'
import { Mark } from './Mark.tsx'
import styles from './parts.module.css'

interface DeviationProps {
  readonly direction: Direction | 'flat'
  readonly percent: string | null
  /** Long over: the sign and the mark stay, the colour goes. */
  readonly old?: boolean
}

/** Direction by mark, sign and colour. A percentage the broker did not send is a dash beside the mark. */
export function Deviation({ direction, percent, old = false }: DeviationProps) {
  return (
    <span className={styles.direction} data-direction={direction} data-old={old}>
      <Mark direction={direction} />
      {percent === null ? '—' : percentText(percent)}
    </span>
  )
}
