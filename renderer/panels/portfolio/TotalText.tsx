import { useTranslation } from 'react-i18next'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import { shortName } from './accountName.ts'
import styles from './portfolio.module.css'
import type { ScopeTotal } from './scope.ts'

interface TotalTextProps {
  readonly of: ScopeTotal
  readonly text: (value: number) => string
  /** Over which it is; of several it is told whose fault a missing sum is. */
  readonly accounts: readonly AccountState[]
  /** Why it is missing stands elsewhere too. */
  readonly brief?: boolean
}

/** A sum, or why there is none. */
export function TotalText({ of: { total, blamed }, text, accounts, brief = false }: TotalTextProps) {
  const { t } = useTranslation()
  if (total.kind === 'known') return text(total.value)
  if (total.kind === 'untold') return <span className={styles.why}>{t('portfolio.lack.untold')}</span>
  const why = t(`portfolio.lack.${total.why}`)
  if (brief) return <Unknown why={why} />
  return (
    <>
      <Unknown why={why} />{' '}
      <small className={styles.why}>
        {accounts.length > 1
          ? t('portfolio.notSummed', {
              accounts: blamed.map((one) => shortName(one, accounts, t)).join(', '),
            })
          : why}
      </small>
    </>
  )
}
