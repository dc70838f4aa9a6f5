import { demoProfile, type Profile, type ProfileBook, type ProfileId } from '../../shared/domain/profile.ts'
import { createLatestStore, type LatestStore } from './latest.ts'

export type ProfilesStore = LatestStore<ProfileBook>

export function createProfilesStore(): ProfilesStore {
  return createLatestStore<ProfileBook>()
}

/** The profile in use; `undefined` while the book is not known. */
export function activeProfile(book: ProfileBook | null): Profile | undefined {
  if (book?.active === demoProfile.id) return demoProfile
  return book?.profiles.find(({ id }) => id === book.active)
}

/** The profile that a newer book has and an older one had not. */
export function addedProfile(before: ProfileBook | null, after: ProfileBook): ProfileId | undefined {
  const known = new Set(before?.profiles.map(({ id }) => id))
  return after.profiles.find(({ id }) => !known.has(id))?.id
}
