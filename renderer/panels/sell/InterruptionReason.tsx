import { useTranslation } from 'react-i18next'
import type { Reason } from '../../../shared/domain/sellVerdict.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { leadingDeviation, releaseWindow } from '../../../shared/domain/volatilityInterruption.ts'
import { percentText } from '../../format/figures.ts'
import { clockWords } from '../../format/words.ts'
import { Mark } from '../../parts/Mark.tsx'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { WindowBar } from '../../parts/WindowBar.tsx'
import styles from './reasons.module.css'
import { interruptionEffect, interruptionTitle } from './reasonWords.ts'

type InterruptionReasonProps = Extract<Reason, { readonly kind: 'interruption' }>

/** A VI that is running or may be: what it is, when it may end and where, and its fuse. */
export function InterruptionReason(reason: InterruptionReasonProps) {
  const { interruption, phase } = reason
  const { t } = useTranslation()
  const { clock, now } = useReleaseClock(interruption)
  const { earliest, latest } = releaseWindow(interruption)
  const { direction, triggeredAt } = interruption
  const deviation = leadingDeviation(interruption)
  return (
    <>
      <p className={styles.what}>
        <span>{interruptionTitle(interruption, phase, t)}</span>{' '}
        <span className={styles.direction} data-direction={direction}>
          <Mark direction={direction} /> {t(`direction.${direction}`)}{' '}
          {deviation === null ? '—' : percentText(deviation.percent)}
        </span>{' '}
        <span>· {t('sell.vi.triggered', { time: kstTime(triggeredAt) })}</span>
      </p>
      <p className={styles.todo}>{interruptionEffect(reason, t)}</p>
      <div className={styles.fuse}>
        <WindowBar interruption={interruption} clock={clock} now={now} />
        <p className={styles.legend}>
          {/* A countdown on its own line: it is seen every second and never spoken. */}
          <strong>{clockWords(clock, t)}</strong>
          {earliest !== latest && (clock.kind === 'auction' || clock.kind === 'window') && (
            <span>{t('sell.vi.random')}</span>
          )}
        </p>
      </div>
    </>
  )
}
