import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Key } from '../../parts/Key.tsx'
import { MaskButton } from '../../parts/MaskButton.tsx'
import parts from '../../parts/parts.module.css'
import { Segments } from '../../parts/Segments.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import { useMoment } from '../connection/useMoment.ts'
import { accountName } from './accountName.ts'
import styles from './portfolio.module.css'
import { saveCsv } from './saveCsv.ts'
import { oldestTold, pagesReread } from './scope.ts'
import type { Portfolio } from './usePortfolio.ts'

interface BalanceHeaderProps {
  readonly portfolio: Portfolio
  readonly views: ReactNode
  readonly onRefresh: () => void
}

/** Whose, of when, by whose word; and what can be done with the whole. */
export function BalanceHeader({ portfolio, views, onRefresh }: BalanceHeaderProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const asking = portfolio.accounts.some(({ balance }) => balance.asking !== null)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const masked = useSlice('settings', ({ value }) => value?.masked === true)
  const empty = portfolio.lines.length === 0
  return (
    <header className={styles.header}>
      <h2 className={parts.silent}>{t('portfolio.panel')}</h2>
      {views}
      <Accounts portfolio={portfolio} />
      <Basis portfolio={portfolio} />
      <span className={styles.tools}>
        <Button disabled={closed || asking || portfolio.accounts.length === 0} onClick={onRefresh}>
          {t('portfolio.refresh')} <Key name="F5" />
        </Button>
        <MaskButton />
        <Button
          disabled={empty}
          title={masked ? t('portfolio.csv.bare') : undefined}
          onClick={() => saveCsv(portfolio, stores, t)}
        >
          {t('portfolio.csv.button')} <Key name="E" />
        </Button>
      </span>
    </header>
  )
}

const together = ''

function Accounts({ portfolio: { all, accounts } }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  if (all === null || all.length < 2) return null
  const [shown] = accounts
  return (
    <Segments
      label={t('portfolio.accounts')}
      value={accounts.length === 1 && shown ? shown.id : together}
      options={[
        { value: together, text: t('portfolio.together') },
        ...all.map((account) => ({ value: account.id, text: accountName(account, t) })),
      ]}
      onChange={(id) => stores.portfolio.setState({ account: id === together ? null : id })}
    />
  )
}

/** Of several accounts the oldest speaks for all. */
function Basis({ portfolio: { accounts, old } }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const askedAt = oldestTold(accounts)
  const ago = useAgo(askedAt)
  const environments = [...new Set(accounts.map(({ environment }) => environment))]
  const badges = environments.map((environment) => (
    <EnvironmentBadge key={environment} environment={environment} />
  ))
  if (askedAt === null || ago === null) return badges
  const questions = accounts.flatMap(({ balance: { told }, broker }) =>
    told ? [`${t(`broker.${broker}`)} ${shortQuestion(told.source.question)}`] : [],
  )
  const causes = accounts.map(({ id }) => old.get(id) ?? null)
  const cause = causes.find((one) => one !== null && one !== 'age') ?? causes.find((one) => one !== null)
  const [only] = accounts
  const reread = pagesReread(accounts)
  return (
    <>
      <span className={styles.basis}>
        <span data-old={cause !== undefined && cause !== null}>
          {cause === 'kept'
            ? t('portfolio.kept', { time: moment(askedAt) })
            : t('portfolio.told', { time: moment(askedAt), ago })}
        </span>
        {cause && cause !== 'kept' && ` · ${t(`portfolio.old.${cause}`)}`}
        {reread > 0 && ` · ${t('portfolio.rereading', { n: reread })}`}
        {` · ${[...new Set(questions)].join(', ')}`}
        {accounts.length === 1 && only?.account != null && ` · ${only.account}`}
      </span>
      {badges}
    </>
  )
}

/** Of a path only its end: "balance/search". */
function shortQuestion(question: string): string {
  return question.split('/').slice(-2).join('/')
}
