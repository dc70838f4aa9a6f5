import { heldIn } from '../../../shared/domain/accountHealth.ts'
import type { AccountBook } from '../../../shared/domain/accounts.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { HeldElsewhere } from './holdingRows.ts'

/**
 * By code, what each account of the portfolio has of it. The account at the broker that the table itself asks is left out:
 * the table has that one's rows. A quantity that is not known is none to compare.
 */
export function heldElsewhere(
  book: AccountBook | null,
  asked: BrokerId | null,
): ReadonlyMap<string, readonly HeldElsewhere[]> {
  const all = (book?.accounts ?? []).filter(({ broker }) => broker !== asked)
  const held = all.flatMap(({ broker, account, balance: { told } }) =>
    [...(told ? heldIn(told.value) : [])].flatMap(([code, quantity]) =>
      told === null || quantity === null ? [] : [{ code, broker, account, quantity, askedAt: told.askedAt }],
    ),
  )
  return Map.groupBy(held, ({ code }) => code)
}

/** What the accounts call their issues. */
export function namesIn(book: AccountBook | null): ReadonlyMap<string, string> {
  const rows = (book?.accounts ?? []).flatMap(({ balance }) => balance.told?.value.equities ?? [])
  return new Map(
    rows.flatMap(({ code, name }) => (code === null || name === null ? [] : [[code, name] as const])),
  )
}
