import type { Mine, Ownership } from './watchlist.ts'

/** Whose VI it is to the user, by code. What is held and watched is held. */
export function ownershipIn({ held, watched }: Mine): (code: string) => Ownership {
  const followed = new Set(watched)
  return (code) => {
    if (Object.hasOwn(held, code)) return 'held'
    return followed.has(code) ? 'watched' : 'other'
  }
}

/** Held before watched before the rest. */
export const ownershipRank: Readonly<Record<Ownership, number>> = { held: 0, watched: 1, other: 2 }

/** Whose VIs the user wants to see: `watched` takes in what is held. */
export type Scope = 'held' | 'watched' | 'all'

export function isInScope(owner: Ownership, scope: Scope): boolean {
  if (scope === 'all') return true
  return owner === 'held' || (scope === 'watched' && owner === 'watched')
}
