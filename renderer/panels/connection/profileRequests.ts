import type { MonitorApi } from '../../../shared/contract.ts'
import type { ProfileBook, ProfileId } from '../../../shared/domain/profile.ts'
import type { Stores } from '../../app/createStores.ts'
import { addedProfile } from '../../stores/profiles.ts'

export type ProfileWish =
  | { readonly kind: 'switch' | 'remove'; readonly id: ProfileId }
  | { readonly kind: 'rename'; readonly id: ProfileId; readonly name: string }
  | { readonly kind: 'create'; readonly name: string }

/** Carries a wish to the monitor. Whoever makes a profile wants to use it. */
export function askForProfile(api: MonitorApi, { profiles }: Stores): (wish: ProfileWish) => Promise<void> {
  const create = async (name: string): Promise<ProfileBook> => {
    const before = profiles.getState().value
    const book = await api.createProfile({ name })
    const id = addedProfile(before, book)
    return id === undefined || book.active === id ? book : await api.switchProfile({ id })
  }
  const carryOut = (wish: ProfileWish): Promise<ProfileBook> => {
    switch (wish.kind) {
      case 'create':
        return create(wish.name)
      case 'rename':
        return api.renameProfile({ id: wish.id, name: wish.name })
      case 'remove':
        return api.removeProfile({ id: wish.id })
      case 'switch':
        return api.switchProfile({ id: wish.id })
    }
  }
  return async (wish) => profiles.setState({ value: await carryOut(wish) })
}
