import { type AccountState, ToldBalance, ToldComposition } from '../../shared/domain/accounts.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { ProfileId } from '../../shared/domain/profile.ts'
import { type AccountOwner, credentialName } from './credentials.ts'
import type { Journal } from './platform.ts'

/** A profile's keys for a broker have one place: the next account takes that of the last. */
const placeOf = (profile: ProfileId, broker: BrokerId) => `account/${credentialName(profile, broker)}`

export function keepAccount(
  journal: Pick<Journal, 'keep'>,
  { profile }: AccountOwner,
  { id, broker, balance, composition }: AccountState,
): void {
  const told = { id, balance: balance.told, composition: composition?.told ?? null }
  journal.keep(placeOf(profile, broker), told)
}

/** What this account's broker told an earlier run. Another account's, or what does not read as it was written, is nothing. */
export function recalledAccount(
  journal: Pick<Journal, 'recall'>,
  { profile, id }: AccountOwner,
  broker: BrokerId,
) {
  const found = journal.recall(placeOf(profile, broker))
  const parts: Record<string, unknown> = typeof found === 'object' && found !== null ? { ...found } : {}
  const own = parts.id === id ? parts : {}
  return {
    balance: asKept(ToldBalance.safeParse(own.balance).data),
    composition: asKept(ToldComposition.safeParse(own.composition).data),
  }
}

export function forgetAccount(journal: Pick<Journal, 'forget'>, profile: ProfileId, broker: BrokerId): void {
  journal.forget(placeOf(profile, broker))
}

function asKept<T extends object>(told: T | null | undefined): (T & { readonly kept: true }) | null {
  return told ? { ...told, kept: true } : null
}
