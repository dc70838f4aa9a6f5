import { memo } from 'react'
import { kstTime } from '../../../shared/domain/time.ts'
import {
  leadingDeviation,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { select } from '../../app/viewActions.ts'
import { wonText } from '../../format/figures.ts'
import { spokenRow, venueWords } from '../../format/words.ts'
import { Deviation } from '../../parts/Deviation.tsx'
import { Owner } from '../../parts/Owner.tsx'
import { useInterruption } from '../../parts/useInterruption.ts'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { ageOf } from './ageOf.ts'
import { StateCell } from './StateCell.tsx'
import styles from './ViList.module.css'

interface ViRowProps {
  readonly id: string
  /** Counted from 1, the head included, as ARIA does. */
  readonly index: number
}

export function rowId(id: string): string {
  return `vi-${id}`
}

export const ViRow = memo(function ViRow({ id, index }: ViRowProps) {
  const interruption = useInterruption(id)
  return interruption ? <Row interruption={interruption} index={index} /> : null
})

function Row({
  interruption,
  index,
}: {
  readonly interruption: VolatilityInterruption
  readonly index: number
}) {
  const t = useWords()
  const { stores } = useApp()
  const { clock, now } = useReleaseClock(interruption)
  const age = useSlice('clock', ({ market }) => ageOf(interruption, market))
  const selected = useSlice('selection', ({ id }) => id === interruption.id)
  const { id, kind, direction, triggerPrice, nth } = interruption
  const owner = useSlice('ownership', ({ of }) => of(interruption.issue.code))
  const deviation = leadingDeviation(interruption)
  return (
    <tr
      id={rowId(id)}
      className={styles.row}
      data-id={id}
      data-state={clock.kind}
      data-age={age}
      data-owner={owner}
      aria-rowindex={index}
      aria-selected={selected}
      aria-label={spokenRow(interruption, clock, t, owner)}
      onClick={() => select(stores, id)}
    >
      <td className={styles.triggered}>{kstTime(interruption.triggeredAt)}</td>
      <IssueCell interruption={interruption} />
      <MarketCell interruption={interruption} />
      <td className={styles.kind}>{t(`kind.${kind}`)}</td>
      <td className={styles.price}>{wonText(triggerPrice)}</td>
      <td className={styles.deviation}>
        <Deviation direction={direction} percent={deviation?.percent ?? null} old={age === 'old'} />
      </td>
      <td className={styles.reference}>{deviation ? wonText(deviation.reference) : '—'}</td>
      <td className={styles.nth}>{t('nth', { count: nth })}</td>
      <StateCell interruption={interruption} clock={clock} now={now} />
    </tr>
  )
}

function IssueCell({ interruption: { issue } }: { readonly interruption: VolatilityInterruption }) {
  return (
    <td className={styles.issue}>
      <span className={styles.name}>{issue.name ?? issue.code}</span>
      {issue.name !== null && <span className={styles.code}>{issue.code}</span>}
      <Owner code={issue.code} />
    </td>
  )
}

function MarketCell({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const t = useWords()
  const { market } = interruption
  return (
    <td className={styles.market}>
      {market === null ? '—' : t(`market.${market}`)}
      <span className={styles.code}>{venueWords(interruption, t)}</span>
    </td>
  )
}
