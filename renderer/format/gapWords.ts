import type { TFunction } from 'i18next'
import { type Instant, kstTime } from '../../shared/domain/time.ts'
import type { GapSpan } from '../stores/line.ts'
import { minutesText } from './durations.ts'
import { lastedText } from './lastedText.ts'

/** What a gap says of itself: when, and then how long or why. Without `now`, an open gap does not count. */
export function gapWords(
  { from, until, reason, fromMidnight }: GapSpan,
  now: Instant | null,
  t: TFunction,
): { readonly head: string; readonly tail: string } {
  const why = t(`gap.reason.${reason}`)
  if (until === null && fromMidnight) {
    return { head: t('gap.openMidnight'), tail: t('gap.openMidnightTail') }
  }
  if (until === null) {
    const lasted = lastedText((now ?? from) - from, t)
    const tail = now === null ? why : `${t('gap.openTail', { lasted })} · ${why}`
    return { head: t('gap.open', { from: kstTime(from) }), tail }
  }
  if (fromMidnight) return { head: t('gap.midnight', { until: kstTime(until) }), tail: why }
  const lasted = minutesText(until - from)
  return {
    head: t('gap.closed', { from: kstTime(from), until: kstTime(until) }),
    tail: `${t('gap.closedTail', { lasted })} · ${why}`,
  }
}
