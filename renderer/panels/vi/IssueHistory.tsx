import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import {
  leadingDeviation,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { select } from '../../app/viewActions.ts'
import { clockWords } from '../../format/words.ts'
import { Deviation } from '../../parts/Deviation.tsx'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import styles from './SideRail.module.css'

/** The other events of the same issue today: a chain is read as one. */
export function IssueHistory({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const { t } = useTranslation()
  const all = useSlice('interruptions', ({ newestFirst }) => newestFirst)
  const others = all.filter(
    ({ id, issue }) => issue.code === interruption.issue.code && id !== interruption.id,
  )
  if (others.length === 0) return null
  return (
    <div className={styles.history}>
      <h4 className={styles.historyTitle}>{t('detail.others')}</h4>
      {others.map((other) => (
        <Other key={other.id} interruption={other} />
      ))}
    </div>
  )
}

function Other({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const { clock } = useReleaseClock(interruption)
  return (
    <button type="button" className={styles.other} onClick={() => select(stores, interruption.id)}>
      <span>{kstTime(interruption.triggeredAt)}</span>
      <span className={styles.meta}>{t(`kind.${interruption.kind}`)}</span>
      <Deviation
        direction={interruption.direction}
        percent={leadingDeviation(interruption)?.percent ?? null}
        old={clock.kind === 'released'}
      />
      <span className={styles.otherState}>
        {clockWords(clock, t)} {clock.kind === 'released' && kstTime(clock.at)}
      </span>
    </button>
  )
}
