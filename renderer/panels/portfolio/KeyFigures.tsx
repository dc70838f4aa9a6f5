import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import { accountSum, heldFigures, returnOf, stockSums } from '../../../shared/domain/portfolioSums.ts'
import { decimalText, directionOf, signedWonText } from '../../format/figures.ts'
import { Deviation } from '../../parts/Deviation.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import styles from './portfolio.module.css'
import { codesHeldTwice, type ScopeTotal, totalIn } from './scope.ts'
import { TotalText } from './TotalText.tsx'
import type { Portfolio } from './usePortfolio.ts'

/** The account in five figures. The total is the broker's own; those of the shares are the sums of their rows. */
export function KeyFigures({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const mask = useMask()
  const { accounts, old } = portfolio
  const stale = accounts.some(({ id }) => (old.get(id) ?? null) !== null)
  const several = accounts.length > 1
  const won = (value: number) => t('won', { price: mask(decimalText(String(value))) })
  const [cost, worth, profit] = heldFigures.map((name) =>
    totalIn(accounts, (balance) => stockSums(balance)[name]),
  )
  const total = totalIn(accounts, (balance) => accountSum(balance, 'total'))
  if (!cost || !worth || !profit) return null
  return (
    <>
      <dl className={styles.keyFigures} data-stale={stale}>
        <KeyFigure label={t('portfolio.figure.total')} large>
          <TotalText of={total} text={won} accounts={accounts} />
        </KeyFigure>
        <KeyFigure label={t('portfolio.figure.cost')} computed>
          <TotalText of={cost} text={won} accounts={accounts} brief={several} />
        </KeyFigure>
        <KeyFigure label={t('portfolio.figure.worth')} computed>
          <TotalText of={worth} text={won} accounts={accounts} brief={several} />
        </KeyFigure>
        <KeyFigure label={t('portfolio.figure.profit')} computed>
          <Profit of={profit} accounts={accounts} />
        </KeyFigure>
        <KeyFigure label={t('portfolio.figure.rate')} computed>
          <Rate cost={cost} profit={profit} />
        </KeyFigure>
      </dl>
      {several && <HeldTwice portfolio={portfolio} />}
    </>
  )
}

interface KeyFigureProps {
  readonly label: string
  readonly large?: boolean
  /** Not the broker's own figure. */
  readonly computed?: boolean
  readonly children: ReactNode
}

function KeyFigure({ label, large = false, computed = false, children }: KeyFigureProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.keyFigure} data-large={large}>
      <dt title={computed ? t('portfolio.figure.computed') : t('portfolio.figure.received')}>
        {label}
        {computed && <small> {t('portfolio.computed')}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Profit({ of, accounts }: { readonly of: ScopeTotal; readonly accounts: readonly AccountState[] }) {
  const { t } = useTranslation()
  const mask = useMask()
  if (of.total.kind !== 'known')
    return <TotalText of={of} text={String} accounts={accounts} brief={accounts.length > 1} />
  const { value } = of.total
  const direction = directionOf(String(value))
  return (
    <span className={styles.gain} data-direction={direction}>
      <Mark direction={direction} /> {t('won', { price: mask(signedWonText(value)) })}
    </span>
  )
}

function Rate({ cost, profit }: { readonly cost: ScopeTotal; readonly profit: ScopeTotal }) {
  const { t } = useTranslation()
  const rate = returnOf({ cost: cost.total, profit: profit.total })
  if (rate === null) return <Unknown why={t('portfolio.lack.rate')} />
  return <Deviation direction={directionOf(rate)} percent={rate} />
}

function HeldTwice({ portfolio: { accounts, lines } }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const codes = codesHeldTwice(accounts)
  if (codes.length === 0) return null
  const names = codes.slice(0, 3).map((code) => {
    const line = lines.find((each) => each.kind === 'row' && each.position.code === code)
    return line?.kind === 'row' ? (line.position.name ?? code) : code
  })
  return (
    <p className={styles.note}>
      {t('portfolio.heldTwice', {
        n: codes.length,
        names: codes.length > names.length ? `${names.join(', ')} …` : names.join(', '),
      })}
    </p>
  )
}
