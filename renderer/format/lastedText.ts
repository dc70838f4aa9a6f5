import type { TFunction } from 'i18next'
import { minutesText } from './durations.ts'

/** A span that still goes on, ms: in seconds for the first minute, then "1:28". */
export function lastedText(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return seconds < 60 ? t('lasted.seconds', { n: seconds }) : minutesText(ms)
}
