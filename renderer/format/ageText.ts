import type { TFunction } from 'i18next'
import { lastedText } from './lastedText.ts'

/** How old an answer is, ms: to the tenth while that matters ("0.3초"), then "38초", "4:52". Never negative. */
export function ageText(ms: number, t: TFunction): string {
  const age = Math.max(0, ms)
  if (age >= 10_000) return lastedText(age, t)
  return t('lasted.seconds', { n: (Math.floor(age / 100) / 10).toFixed(1) })
}
