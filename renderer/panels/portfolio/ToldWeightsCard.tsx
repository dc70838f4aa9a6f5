import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { balanceFreshFor } from '../../../shared/domain/accountHealth.ts'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Composition } from '../../../shared/domain/portfolio.ts'
import { withPlaces } from '../../../shared/domain/portfolioSums.ts'
import { type ToldShares, toldShares } from '../../../shared/domain/weights.ts'
import { useSlice } from '../../app/context.ts'
import { decimalText } from '../../format/figures.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Fact } from '../../parts/Fact.tsx'
import { useGone } from '../../parts/useGone.ts'
import { useMoment } from '../connection/useMoment.ts'
import { accountName } from './accountName.ts'
import styles from './portfolio.module.css'
import type { Portfolio } from './usePortfolio.ts'
import { WeightBar } from './WeightBar.tsx'

/** What a broker itself says of the shares. Nothing is worked out from it, and what does not add up is not drawn. */
export function ToldWeightsCard({ portfolio: { accounts } }: { readonly portfolio: Portfolio }) {
  return accounts.map((account) => <OfAccount key={account.id} account={account} />)
}

function OfAccount({ account }: { readonly account: AccountState }) {
  const { t } = useTranslation()
  const id = useId()
  const moment = useMoment()
  const gone = useGone() !== null
  const told = account.composition?.told ?? null
  const late = useSlice('clock', ({ local }) => told !== null && local - told.askedAt >= balanceFreshFor)
  if (told === null) return null
  const { value, askedAt, kept } = told
  const stale = kept || gone || late
  return (
    <section className={styles.card} aria-labelledby={id} data-stale={stale}>
      <header className={styles.cardHead}>
        <h3 id={id}>{t('portfolio.toldWeights.title')}</h3>
        <Badge tone="plain">
          {t('portfolio.toldWeights.basis', { basis: value.amounts === 'percent' ? 'RAT' : 'QTY' })}
        </Badge>
      </header>
      <p className={styles.cardNote}>
        <span data-old={stale}>
          {accountName(account, t)} · {moment(askedAt)}
        </span>
      </p>
      <p className={styles.cardNote}>{t('portfolio.toldWeights.warning')}</p>
      <Shares composition={value} />
    </section>
  )
}

function Shares({ composition }: { readonly composition: Composition }) {
  const { t } = useTranslation()
  const shares = toldShares(composition)
  if (shares.kind === 'quantities')
    return <p className={styles.cardNote}>{t('portfolio.toldWeights.quantities')}</p>
  if (shares.kind === 'unknown')
    return <p className={styles.cardNote}>{t('portfolio.toldWeights.unread', { n: shares.unread })}</p>
  return <Percents shares={shares} />
}

interface PercentsProps {
  readonly shares: Extract<ToldShares, { readonly kind: 'shares' }>
}

function Percents({ shares: { shares, sum, withCash, adds } }: PercentsProps) {
  const { t } = useTranslation()
  const percent = (text: string) => `${decimalText(withPlaces(text, 2))}%`
  return (
    <>
      {adds === null ? (
        <p className={styles.cardNote}>{t('portfolio.toldWeights.noBars')}</p>
      ) : (
        <ul className={styles.bars}>
          {shares.map(({ name, percent }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have one name
            <WeightBar key={place} label={name} amount={null} share={withPlaces(percent, 2)} />
          ))}
        </ul>
      )}
      <dl className={styles.facts}>
        <Fact label={t('portfolio.toldWeights.sum')}>
          <strong>{percent(sum)}</strong>
        </Fact>
        {withCash !== null && (
          <Fact label={t('portfolio.toldWeights.withCash')}>
            <strong>{percent(withCash)}</strong>
          </Fact>
        )}
      </dl>
      <p className={styles.cardNote}>{t('portfolio.toldWeights.cash')}</p>
    </>
  )
}
