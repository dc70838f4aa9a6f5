import type { TFunction } from 'i18next'
import { type Instant, type KstDate, kstDate } from '../../../shared/domain/time.ts'
import { momentText } from '../../format/moments.ts'

/** "10월 14일" */
export function dayText(date: KstDate, t: TFunction): string {
  return t('program.day', { month: Number(date.slice(4, 6)), day: Number(date.slice(6)) })
}

interface ClosedMarket {
  readonly resumesAt: Instant | null
  /** Something was read today. */
  readonly begun: boolean
  /** On the broker's clock. */
  readonly now: Instant
}

/** Why nobody is asked outside the hours, and from when again. */
export function closedWords({ resumesAt, begun, now }: ClosedMarket, t: TFunction) {
  const today = resumesAt !== null && kstDate(resumesAt) === kstDate(now)
  const what = today ? (begun ? 'pause' : 'before') : begun ? 'after' : 'closed'
  return {
    what: t(`program.rest.${what}`),
    todo:
      resumesAt === null
        ? t('program.rest.unknown')
        : t('program.rest.resumes', { time: momentText(resumesAt, now, t) }),
  }
}
