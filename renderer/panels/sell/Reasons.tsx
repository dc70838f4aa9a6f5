import { useTranslation } from 'react-i18next'
import type { SellVerdict, WeighedReason } from '../../../shared/domain/sellVerdict.ts'
import { useMarketNow } from '../../app/context.ts'
import { useMask } from '../../parts/useMask.ts'
import { InterruptionReason } from './InterruptionReason.tsx'
import styles from './reasons.module.css'
import { reasonWords, type WordedReason } from './reasonWords.ts'
import { TroubleReason } from './TroubleReason.tsx'

/** Why the verdict is what it is, the most important first. */
export function Reasons({ verdict }: { readonly verdict: SellVerdict }) {
  const { t } = useTranslation()
  if (verdict.reasons.length === 0) return null
  return (
    <ul className={styles.reasons} aria-label={t('sell.reasons')}>
      {verdict.reasons.map((weighed) => (
        <li key={keyOf(weighed)} className={styles.reason} data-weight={weighed.weight}>
          <ReasonMark weight={weighed.weight} unknown={verdict.kind === 'unknown'} />
          <div className={styles.words}>
            <ReasonBody {...weighed} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function keyOf({ reason }: WeighedReason): string {
  return reason.kind === 'interruption' ? reason.interruption.id : reason.kind
}

function ReasonBody({ reason }: WeighedReason) {
  if (reason.kind === 'trouble') return <TroubleReason trouble={reason.trouble} />
  if (reason.kind === 'interruption') return <InterruptionReason {...reason} />
  return <PlainReason reason={reason} />
}

function PlainReason({ reason }: { readonly reason: WordedReason }) {
  const { t } = useTranslation()
  const mask = useMask()
  const now = useMarketNow(reason.kind === 'watch' && reason.watch.kind === 'late')
  const { what, todo } = reasonWords(reason, now, t, mask)
  return (
    <>
      <p className={styles.what}>{what}</p>
      {todo !== null && todo !== '' && <p className={styles.todo}>{todo}</p>}
    </>
  )
}

interface MarkProps {
  readonly weight: WeighedReason['weight']
  /** Where nothing is known, nothing warns either: the mark loses its colour. */
  readonly unknown: boolean
}

function ReasonMark({ weight, unknown }: MarkProps) {
  const { t } = useTranslation()
  const shown = weight === 'bad' && unknown ? 'note' : weight
  const path = { good: 'M2 6.5l3 3 5-6', bad: 'M6 2v5M6 9v1.5', note: 'M2.5 6h7' }[shown]
  return (
    <svg
      className={styles.mark}
      data-mark={shown}
      viewBox="0 0 12 12"
      role="img"
      aria-label={t(`sell.weight.${shown}`)}
    >
      <path d={path} />
    </svg>
  )
}
