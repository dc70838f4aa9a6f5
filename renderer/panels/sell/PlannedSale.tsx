import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../app/context.ts'
import { sharesText } from '../../format/figures.ts'
import { useMask } from '../../parts/useMask.ts'
import styles from './amounts.module.css'
import { DigitsField } from './DigitsField.tsx'
import { shareOf } from './shareOf.ts'

interface PlannedSaleProps {
  /** `null`: not known. */
  readonly sellable: number | null
  readonly stale: boolean
  readonly planned: number | null
}

const shares = [10, 25, 50, 100] as const

/** How many shares the user means to sell, and whether that fits. */
export function PlannedSale({ sellable, stale, planned }: PlannedSaleProps) {
  const { t } = useTranslation()
  const { sell } = useApp()
  const id = useId()
  return (
    <div className={styles.planned}>
      <p className={styles.label}>
        <label htmlFor={id}>{t('sell.planned.label')}</label>
        <Fit sellable={sellable} stale={stale} planned={planned} />
      </p>
      <p className={styles.entry}>
        <DigitsField id={id} value={planned} onChange={sell.plan} />
        <span>{t('sell.planned.unit')}</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves */}
      <div role="group" className={styles.shares} aria-label={t('sell.planned.shares')}>
        {shares.map((percent, place) => (
          <button
            key={percent}
            type="button"
            className={styles.share}
            disabled={sellable === null || stale}
            aria-pressed={sellable !== null && planned !== null && planned === shareOf(sellable, percent)}
            aria-label={t('sell.planned.shareOf', { percent })}
            aria-keyshortcuts={`Alt+${place + 1}`}
            title={`Alt+${place + 1}`}
            onClick={() => sell.planShare(percent)}
          >
            {t('sell.planned.share', { percent })}
          </button>
        ))}
      </div>
    </div>
  )
}

/** An old figure judges nothing. */
function Fit({ sellable, stale, planned }: PlannedSaleProps) {
  const { t } = useTranslation()
  const mask = useMask()
  if (planned === null) return null
  if (sellable === null || stale) return <span className={styles.fit}>{t('sell.planned.held')}</span>
  const fits = planned <= sellable
  return (
    <span className={styles.fit} data-fits={fits}>
      {fits ? t('sell.planned.fits') : t('sell.planned.over', { over: mask(sharesText(planned - sellable)) })}
    </span>
  )
}
