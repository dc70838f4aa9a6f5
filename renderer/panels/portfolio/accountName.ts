import type { TFunction } from 'i18next'
import type { AccountState } from '../../../shared/domain/accounts.ts'

/** "한국투자 5012••••" */
export function accountName(
  { broker, account }: Pick<AccountState, 'broker' | 'account'>,
  t: TFunction,
): string {
  return account === null ? t(`broker.${broker}`) : `${t(`broker.${broker}`)} ${account}`
}

/** The broker's name alone, where that is enough to tell the accounts apart. */
export function shortName(account: AccountState, accounts: readonly AccountState[], t: TFunction): string {
  const alone = accounts.filter(({ broker }) => broker === account.broker).length === 1
  return accountName(alone ? { ...account, account: null } : account, t)
}
