import type { AccountState } from '../../shared/domain/accounts.ts'
import { ownershipIn } from '../../shared/domain/ownership.ts'
import type { EquityRow } from '../../shared/domain/portfolio.ts'
import type { Mine, Ownership, Watchlist } from '../../shared/domain/watchlist.ts'
import { createTopic, type Topic } from './topic.ts'

/** What the user holds and follows, worked out anew whenever an account or the watchlist changes. */
export interface MineDesk {
  readonly news: Topic<Mine>
  now(): Mine
  ownershipOf(code: string): Ownership
  onChange(listener: () => void): void
}

interface MineDeps {
  readonly portfolio: { accounts(): readonly AccountState[]; onChange(listener: () => void): void }
  readonly watch: { watchlist(): Watchlist; onChange(listener: () => void): void }
}

export function createMine({ portfolio, watch }: MineDeps): MineDesk {
  const listeners = new Set<() => void>()
  const news = createTopic<Mine>({ snapshot: () => [now()], keyOf: () => 'mine' })
  let from = { accounts: portfolio.accounts(), watchlist: watch.watchlist() }
  let mine = mineOf(from.accounts, from.watchlist)
  let ownershipOf = ownershipIn(mine)
  let said = JSON.stringify(mine)

  function now(): Mine {
    const accounts = portfolio.accounts()
    const watchlist = watch.watchlist()
    if (accounts !== from.accounts || watchlist !== from.watchlist) {
      from = { accounts, watchlist }
      mine = mineOf(accounts, watchlist)
      ownershipOf = ownershipIn(mine)
    }
    return mine
  }

  /** Accounts change with each question; what is held rarely does. */
  function tell(): void {
    const text = JSON.stringify(now())
    if (text === said) return
    said = text
    news.publish(mine)
    for (const listener of listeners) listener()
  }
  portfolio.onChange(tell)
  watch.onChange(tell)

  return {
    news,
    now,
    ownershipOf(code) {
      now()
      return ownershipOf(code)
    },
    onChange: (listener) => void listeners.add(listener),
  }
}

export function mineOf(accounts: readonly AccountState[], { groups }: Watchlist): Mine {
  const told = accounts.flatMap(({ balance }) => balance.told ?? [])
  const allTold = accounts.length > 0 && told.length === accounts.length
  const held = heldIn(told.flatMap(({ value }) => value.equities))
  const codes = groups.flatMap(({ entries }) => entries.filter(isKorean).map(({ key }) => key))
  return {
    // An account that has told nothing may hold more of it.
    held: allTold ? held : Object.fromEntries(Object.keys(held).map((code) => [code, null])),
    heldAsOf: allTold ? Math.min(...told.map(({ askedAt }) => askedAt)) : null,
    watched: [...new Set(codes)],
  }
}

/** Foreign issues stand under their ISIN: nobody here tells prices or VIs of them. */
function isKorean({ kind, key }: { readonly kind: string; readonly key: string }): boolean {
  return kind === 'issue' && key.length === 6
}

/** Rows of one issue together; one that cannot be read leaves the sum unknown, and the issue held. */
function heldIn(rows: readonly EquityRow[]): Mine['held'] {
  const held: Record<string, number | null> = {}
  for (const { code, quantity } of rows) {
    if (code === null || (quantity.kind === 'sent' && quantity.value === 0)) continue
    const before = Object.hasOwn(held, code) ? (held[code] ?? null) : 0
    const sum = before === null || quantity.kind !== 'sent' ? null : before + quantity.value
    held[code] = sum !== null && Number.isSafeInteger(sum) ? sum : null
  }
  return held
}
