import type { TFunction } from 'i18next'
import type { PriceSign, Quote, QuotePlan } from '../../../shared/domain/quote.ts'
import { type Instant, kstDate, kstTime } from '../../../shared/domain/time.ts'
import { lastedText } from '../../format/lastedText.ts'
import { momentText } from '../../format/moments.ts'
import type { QuoteStanding } from './quoteStanding.ts'

type Way = 'live' | 'asked' | 'waiting'

const cache = new WeakMap<QuotePlan, ReadonlyMap<string, Way>>()

/** How an issue's prices come; `null`: they do not. Worked out once for each plan, however many rows ask. */
export function wayOf(plan: QuotePlan | null, code: string): Way | null {
  if (!plan) return null
  const known = cache.get(plan) ?? waysOf(plan)
  cache.set(plan, known)
  return known.get(code) ?? null
}

function waysOf({ live, registering, polled, waiting }: QuotePlan): ReadonlyMap<string, Way> {
  return new Map([
    ...[...waiting, ...registering].map((code) => [code, 'waiting'] as const),
    ...polled.map((code) => [code, 'asked'] as const),
    ...live.map((code) => [code, 'live'] as const),
  ])
}

/** "실시간 12 · 순번 조회 30 (60초) · 대기 1 · 한도 199 · 키움 0B" */
export function planWords(plan: QuotePlan, today: Instant, t: TFunction): string {
  const { live, polled, most } = plan
  const waiting = plan.waiting.length + plan.registering.length
  const parts = [t('watch.plan.live', { n: live.length })]
  if (polled.length > 0) {
    const pace = paceWords(plan, today, t)
    parts.push(t('watch.plan.asked', { n: polled.length }) + (pace === null ? '' : ` (${pace})`))
  }
  if (waiting > 0) parts.push(t('watch.plan.waiting', { n: waiting }))
  return [...parts, t('watch.plan.most', { n: most }), t('watch.plan.source')].join(' · ')
}

/** How often one of them is asked for, or from when on again. */
export function paceWords({ pollEvery, restsUntil }: QuotePlan, today: Instant, t: TFunction): string | null {
  if (restsUntil !== null)
    return t('watch.plan.rests', { time: momentText(restsUntil, today, t).replace(/:\d\d$/, '') })
  return pollEvery === null ? null : t('lasted.seconds', { n: Math.ceil(pollEvery / 1000) })
}

const hour = 3_600_000

/** "3초", "지연 14초", "어제 15:31". A price from another day never has a mere span. */
export function ageWords(
  { receivedAt }: Pick<Quote, 'receivedAt'>,
  standing: QuoteStanding,
  { local, skew }: { readonly local: Instant; readonly skew: number },
  t: TFunction,
): string {
  const [at, now] = [receivedAt - skew, local - skew]
  const age = Math.max(0, local - receivedAt)
  if (standing === 'fresh') return age < 1000 ? t('watch.age.now') : lastedText(age, t)
  const otherDay = kstDate(at) !== kstDate(now)
  if (otherDay || receivedAt > local + hour) return momentText(at, now, t).replace(/:\d\d$/, '')
  return age < hour ? t('watch.age.late', { lasted: lastedText(age, t) }) : kstTime(at).slice(0, 5)
}

const directions = {
  'limit-up': 'up',
  up: 'up',
  flat: 'flat',
  down: 'down',
  'limit-down': 'down',
} as const satisfies Record<PriceSign, string>

/** Which way the broker says the price went: its sign, never what a figure looks like. `null`: it does not say. */
export function directionOfSign(sign: PriceSign | null): 'up' | 'down' | 'flat' | null {
  return sign === null ? null : directions[sign]
}
