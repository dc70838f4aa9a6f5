import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { assetClasses, shareOf, type Weighing } from '../../../shared/domain/weights.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { decimalText } from '../../format/figures.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useMask } from '../../parts/useMask.ts'
import { holdingsWeighed } from './holdingsWeighed.ts'
import styles from './portfolio.module.css'
import type { Portfolio } from './usePortfolio.ts'
import { WeightBar } from './WeightBar.tsx'

/** What the whole is made of, worked out here. Where the parts do not make up the whole, nothing is drawn. */
export function WeightsCard({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const id = useId()
  const by = useSlice('portfolio', ({ weights }) => weights)
  const { weighing, accounts, old } = portfolio
  const stale = accounts.some((account) => (old.get(account.id) ?? null) !== null)
  return (
    <section className={styles.card} aria-labelledby={id} data-stale={stale}>
      <header className={styles.cardHead}>
        <h3 id={id}>{t('portfolio.weights.title')}</h3>
        <Segments
          label={t('portfolio.weights.by')}
          value={by}
          options={[
            { value: 'classes', text: t('portfolio.weights.classes') },
            { value: 'holdings', text: t('portfolio.weights.holdings') },
          ]}
          onChange={(weights) => stores.portfolio.setState({ weights })}
        />
        <Badge tone="plain">{t('portfolio.weights.basis')}</Badge>
      </header>
      {weighing.kind !== 'computed' ? (
        <NoWeights weighing={weighing} />
      ) : by === 'classes' ? (
        <Classes weighing={weighing} />
      ) : (
        <Holdings portfolio={portfolio} whole={weighing.whole} />
      )}
    </section>
  )
}

type Computed = Extract<Weighing, { readonly kind: 'computed' }>

function Classes({ weighing: { classes, whole, cash } }: { readonly weighing: Computed }) {
  const { t } = useTranslation()
  const mask = useMask()
  const cashName = cash === null ? t('portfolio.class.cash') : t(`portfolio.cash.${cash}`)
  return (
    <ul className={styles.bars}>
      {assetClasses.flatMap((name) => {
        const amount = classes.get(name)
        if (amount === undefined) return []
        return (
          <WeightBar
            key={name}
            label={name === 'cash' ? cashName : t(`portfolio.class.${name}`)}
            amount={t('won', { price: mask(decimalText(String(amount))) })}
            share={shareOf(amount, whole)}
          />
        )
      })}
    </ul>
  )
}

interface HoldingsProps {
  readonly portfolio: Portfolio
  readonly whole: number
}

function Holdings({ portfolio: { lines }, whole }: HoldingsProps) {
  const { t } = useTranslation()
  const mask = useMask()
  const { shown, rest } = useMemo(() => holdingsWeighed(lines), [lines])
  const bar = (label: string, amount: number) => (
    <WeightBar
      key={label}
      label={label}
      amount={t('won', { price: mask(decimalText(String(amount))) })}
      share={shareOf(amount, whole)}
    />
  )
  return (
    <ul className={styles.bars}>
      {shown.map(({ label, worth }) => bar(label, worth))}
      {rest.count > 0 && bar(t('portfolio.weights.rest', { n: rest.count }), rest.worth)}
    </ul>
  )
}

/** Both figures and ≠ where the broker's total is another than the sum of its parts. */
function NoWeights({ weighing }: { readonly weighing: Exclude<Weighing, Computed> }) {
  const { t } = useTranslation()
  const mask = useMask()
  const won = (value: number) => t('won', { price: mask(decimalText(String(value))) })
  if (weighing.kind === 'differs')
    return (
      <p className={styles.cardNote}>
        {t('portfolio.weights.differs', { told: won(weighing.told), summed: won(weighing.summed) })}
      </p>
    )
  const why =
    weighing.kind === 'negative' ? t('portfolio.weights.negative') : t(`portfolio.lack.${weighing.why}`)
  return <p className={styles.cardNote}>{t('portfolio.weights.none', { why })}</p>
}
