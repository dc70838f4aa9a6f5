import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { accountSum } from '../../../shared/domain/portfolioSums.ts'
import { cashLadder } from '../../../shared/domain/weights.ts'
import { decimalText } from '../../format/figures.ts'
import { Fact } from '../../parts/Fact.tsx'
import { useMask } from '../../parts/useMask.ts'
import styles from './portfolio.module.css'
import { totalIn } from './scope.ts'
import { TotalText } from './TotalText.tsx'
import type { Portfolio } from './usePortfolio.ts'

/** The cash now and on the days when trades settle. What no broker has such a figure for is left out. */
export function CashCard({ portfolio: { accounts, old } }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const mask = useMask()
  const id = useId()
  const stale = accounts.some((account) => (old.get(account.id) ?? null) !== null)
  const rows = cashLadder
    .map((name) => ({ name, of: totalIn(accounts, (balance) => accountSum(balance, name)) }))
    .filter(({ of }) => of.total.kind !== 'untold')
  return (
    <section className={styles.card} aria-labelledby={id} data-stale={stale}>
      <header className={styles.cardHead}>
        <h3 id={id}>{t('portfolio.cash.title')}</h3>
        <small>{t('portfolio.cash.unit')}</small>
      </header>
      {rows.length === 0 && <p className={styles.cardNote}>{t('portfolio.lack.untold')}</p>}
      <dl className={styles.facts}>
        {rows.map(({ name, of }) => (
          <Fact key={name} label={t(`portfolio.cash.${name}`)}>
            <strong data-old={stale}>
              <TotalText of={of} text={(value) => mask(decimalText(String(value)))} accounts={accounts} />
            </strong>
          </Fact>
        ))}
      </dl>
    </section>
  )
}
