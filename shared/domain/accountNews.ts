import type { Account, AccountBook, AccountNews, AccountState, Asked } from './accounts.ts'

type Parts = Exclude<AccountNews, { readonly kind: 'accounts' }>

/** Who is there. */
export function accountList(states: readonly AccountState[]): AccountNews {
  const accounts = states.map(({ id, broker, environment, account }) => ({
    id,
    broker,
    environment,
    account,
  }))
  return { kind: 'accounts', accounts }
}

/** Every part of an account. */
export function accountParts({ id, balance, composition }: AccountState): Parts[] {
  const asked = { balance: askedOf(balance), composition: composition && askedOf(composition) }
  return [
    { kind: 'balance', id, told: balance.told },
    { kind: 'composition', id, told: composition?.told ?? null },
    { kind: 'asked', id, ...asked },
  ]
}

/** What is not as it was: rows only if they were told anew. */
export function changedParts(before: AccountState, now: AccountState): Parts[] {
  return accountParts(now).filter(
    ({ kind }) => kind === 'asked' || (now[kind]?.told ?? null) !== (before[kind]?.told ?? null),
  )
}

/** Parts of one key replace each other. */
export function accountNewsKey(news: AccountNews): string {
  return news.kind === 'accounts' ? news.kind : `${news.kind} ${news.id}`
}

/** The book after a batch. An account of which a part was never told is not in it. */
export function withAccountNews(book: AccountBook | null, batch: readonly AccountNews[]): AccountBook {
  let list: readonly Account[] = book?.accounts ?? []
  const balances = new Map<string, AccountState['balance']['told']>()
  const compositions = new Map<string, NonNullable<AccountState['composition']>['told']>()
  const asked = new Map<string, { balance: Asked; composition: Asked | null }>()
  for (const news of [...(book?.accounts.flatMap(accountParts) ?? []), ...batch]) {
    if (news.kind === 'accounts') list = news.accounts
    else if (news.kind === 'balance') balances.set(news.id, news.told)
    else if (news.kind === 'composition') compositions.set(news.id, news.told)
    else asked.set(news.id, news)
  }
  const accounts = list.flatMap(({ id, broker, environment, account }): AccountState[] => {
    const [balance, composition, last] = [balances.get(id), compositions.get(id), asked.get(id)]
    if (balance === undefined || composition === undefined || last === undefined) return []
    const whole = last.composition && { told: composition, ...last.composition }
    const about = { id, broker, environment, account }
    return [{ ...about, balance: { told: balance, ...last.balance }, composition: whole }]
  })
  return { accounts }
}

function askedOf({ failure, asking }: Asked): Asked {
  return { failure, asking }
}
