import type { TFunction } from 'i18next'
import { type Instant, kstDate, kstDayStart, kstTime } from '../../shared/domain/time.ts'

const day = 86_400_000

/** A moment on a Korean wall clock: of today only its time, of any other day with the day. */
export function momentText(at: Instant, now: Instant, t: TFunction): string {
  const time = kstTime(at)
  const days = Math.round((kstDayStart(at) - kstDayStart(now)) / day)
  if (days === 0) return time
  if (days === 1) return t('session.moment.tomorrow', { time })
  if (days === -1) return t('session.moment.yesterday', { time })
  const date = kstDate(at)
  return t('session.moment.other', { month: Number(date.slice(4, 6)), day: Number(date.slice(6)), time })
}
