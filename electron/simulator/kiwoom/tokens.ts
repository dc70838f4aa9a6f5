import { type Clock, type Instant, kstDate, kstTime } from '../../../shared/domain/time.ts'
import { type Random, randomText } from '../random.ts'

export interface Tokens {
  /** The token in force, or a new one when none is: asking again changes nothing. */
  issue(): { readonly token: string; readonly expiresDt: string }
  isValid(token: unknown): boolean
  /** `false` when it was not the token in force. */
  revoke(token: unknown): boolean
  /** The token in force stops being valid, as if its time had come. */
  expire(): void
}

const lifetime = 24 * 3_600_000

export function createTokens(clock: Clock, random: Random): Tokens {
  let current: { readonly token: string; readonly expires: Instant } | undefined
  const inForce = () => (current && clock.now() < current.expires ? current : undefined)

  return {
    issue() {
      current = inForce() ?? { token: randomText(random, 86), expires: clock.now() + lifetime }
      const { token, expires } = current
      return { token, expiresDt: `${kstDate(expires)}${kstTime(expires).replaceAll(':', '')}` }
    },
    isValid: (token) => token !== undefined && token === inForce()?.token,
    revoke(token) {
      if (token === undefined || token !== inForce()?.token) return false
      current = undefined
      return true
    },
    expire() {
      current = undefined
    },
  }
}
