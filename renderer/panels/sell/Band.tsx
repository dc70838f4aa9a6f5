import { useTranslation } from 'react-i18next'
import type { StaleCause } from '../../../shared/domain/sellVerdict.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { Key } from '../../parts/Key.tsx'
import { useMoment } from '../connection/useMoment.ts'
import styles from './band.module.css'
import type { Card } from './cardOf.ts'
import { useAge } from './useAge.ts'
import { VerdictIcon } from './VerdictIcon.tsx'

/** The verdict in one word, when it was asked for, and how old that is. */
export function Band({ card }: { readonly card: Card }) {
  const { t } = useTranslation()
  const { at, asking, cancelled, stale } = card
  const { kind } = card.verdict
  return (
    <div className={styles.band} data-verdict={kind}>
      <VerdictIcon kind={kind} />
      <h3 className={styles.word}>{t(`sell.verdict.${wordOf(card)}`)}</h3>
      <div className={styles.when}>
        {asking !== null && <Asking since={asking} />}
        {asking === null && at !== null && <When at={at} tried={kind === 'unknown'} stale={stale} />}
        {asking === null && at === null && <p>{t(cancelled ? 'sell.band.cancelled' : 'sell.band.none')}</p>}
      </div>
    </div>
  )
}

function wordOf({ asking, cancelled, verdict }: Card) {
  if (verdict.kind !== 'none') return verdict.kind
  if (asking !== null) return 'asking'
  return cancelled ? 'cancelled' : 'none'
}

/** How long the answer has been waited for; Escape takes the question back. */
function Asking({ since }: { readonly since: Instant }) {
  const { t } = useTranslation()
  const seconds = useSlice('clock', ({ local }) => (Math.max(0, local - since) / 1000).toFixed(1))
  return (
    <p>
      {t('sell.band.asking', { seconds })} · <Key name="Esc" />
    </p>
  )
}

interface WhenProps {
  readonly at: Instant
  readonly tried: boolean
  readonly stale: StaleCause | null
}

function When({ at, tried, stale }: WhenProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const age = useAge(at)
  return (
    <>
      <p>{t(tried ? 'sell.band.tried' : 'sell.band.asked', { time: moment(at) })}</p>
      {stale === 'time-leapt' ? null : (
        <p className={styles.age} data-stale={stale !== null}>
          {stale === null ? t('ago', { lasted: age }) : t('sell.band.stale', { age })}
        </p>
      )}
    </>
  )
}
