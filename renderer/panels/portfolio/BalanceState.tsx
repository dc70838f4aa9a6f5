import { useTranslation } from 'react-i18next'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useApp } from '../../app/context.ts'
import { toggleConnection } from '../../app/viewActions.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useGone } from '../../parts/useGone.ts'
import { useMoment } from '../connection/useMoment.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { accountName } from './accountName.ts'
import { isNoService } from './koscomService.ts'
import styles from './portfolio.module.css'
import type { Portfolio } from './usePortfolio.ts'

interface BalanceStateProps {
  readonly portfolio: Portfolio
  /** The last word of the user's to ask anew reached nobody. */
  readonly lost: boolean
}

/** What is to be said of the balances as a whole: they are being asked for, one failed, there is nothing held. */
export function BalanceState({ portfolio: { all, accounts }, lost }: BalanceStateProps) {
  const { t } = useTranslation()
  const gone = useGone()
  return (
    <div role="status" className={styles.states}>
      {lost && <p className={styles.state}>{t('portfolio.lost')}</p>}
      {all === null && gone === null && <p className={styles.state}>{t('portfolio.waiting')}</p>}
      {all?.length === 0 && <NoAccounts />}
      {accounts.map((account) => (
        <OfAccount key={account.id} account={account} />
      ))}
    </div>
  )
}

function NoAccounts() {
  const { t } = useTranslation()
  const { stores } = useApp()
  return (
    <div className={styles.state}>
      <p>{t('portfolio.noAccounts')}</p>
      <Button onClick={() => toggleConnection(stores)}>
        {t('alert.openConnection')} <Key name="F8" />
      </Button>
    </div>
  )
}

function OfAccount({ account }: { readonly account: AccountState }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { told, failure, asking } = account.balance
  const about = { account: accountName(account, t) }
  if (failure) return isNoService(failure.trouble) ? null : <Failure account={account} {...failure} />
  // What was told last stays while it is asked for anew, and the header says how old it is.
  if (told === null)
    return (
      <p className={styles.state}>
        {t(asking ? 'portfolio.asking' : 'portfolio.notAsked', about)}
        {/* Seen, and not read out page by page. */}
        {asking && asking.pages > 0 && (
          <span aria-hidden="true"> {t('portfolio.pagesRead', { n: asking.pages })}</span>
        )}
      </p>
    )
  const { equities, funds, others } = told.value
  if (equities.length + funds.length + others.length > 0) return null
  const words = told.kept ? 'portfolio.emptyKept' : 'portfolio.empty'
  return <p className={styles.state}>{t(words, { ...about, time: moment(told.askedAt) })}</p>
}

interface FailureProps {
  readonly account: AccountState
  readonly trouble: Trouble
  readonly at: number
}

function Failure({ account, trouble, at }: FailureProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const moment = useMoment()
  const { what, todo } = useTroubleText(account.broker)(trouble)
  const code = troubleCode(trouble)
  const { told } = account.balance
  return (
    <div className={`${styles.state} ${styles.failed}`}>
      <p>
        <strong>{t('portfolio.failed', { account: accountName(account, t), time: moment(at) })}</strong>{' '}
        {code !== null && <Badge tone="refused">{t('sell.refused', { code })}</Badge>} {what} {todo}
        {told !== null && ` ${t('portfolio.failedOld', { time: moment(told.askedAt) })}`}
      </p>
      <Button onClick={() => toggleConnection(stores)}>
        {t('alert.openConnection')} <Key name="F8" />
      </Button>
    </div>
  )
}
