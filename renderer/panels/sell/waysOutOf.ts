import type { Trouble } from '../../../shared/domain/trouble.ts'

/** What a button on the card can do about a trouble. */
export type WayOut = 'again' | 'connection' | 'setUp' | 'profile' | 'demo'

/** The ways out of a trouble, the likeliest first. Where asking again cannot help, it is not offered. */
export function waysOutOf(trouble: Trouble): readonly WayOut[] {
  switch (trouble.kind) {
    case 'not-in-mock':
      return ['profile', 'demo']
    case 'no-session':
      return trouble.standing === 'not-set-up' ? ['setUp', 'demo'] : ['connection']
    case 'signed-out':
    case 'vault':
    case 'form':
    case 'unconfirmed-host':
    case 'unknown-account':
    case 'untrusted-certificate':
    case 'clock':
      return ['connection']
    case 'refused':
    case 'held-back':
    case 'offline':
    case 'foreign-page':
      return ['again', 'connection']
    default:
      return ['again']
  }
}
