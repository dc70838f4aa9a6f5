import type { Notice } from '../domain/notice.ts'
import type { Settings } from '../domain/settings.ts'
import { kstTime } from '../domain/time.ts'
import {
  interruptedVenues,
  leadingDeviation,
  releaseWindow,
  type VolatilityInterruption,
} from '../domain/volatilityInterruption.ts'
import { en } from './noticeText.en.ts'
import { ko, type NoticeWords } from './noticeText.ko.ts'

export interface NoticeText {
  readonly title: string
  readonly body: string
}

const locales: Record<Settings['locale'], NoticeWords> = { ko, en }

/** A notice in the user's language, for whatever shows it: the system's notifier or the page. */
export function noticeText(notice: Notice, locale: Settings['locale']): NoticeText {
  const words = locales[locale]
  switch (notice.kind) {
    case 'triggered':
      return triggered(notice, words)
    case 'released':
      return released(notice.interruption, words)
    case 'summary':
      return {
        title: words.summaryTitle(notice.triggered, notice.released, notice.seconds),
        body: words.summaryBody(
          notice.issues,
          Math.max(0, notice.triggered + notice.released - notice.issues.length),
        ),
      }
    case 'test':
      return { title: words.testTitle, body: words.testBody(kstTime(notice.at)) }
  }
}

type Triggered = Extract<Notice, { readonly kind: 'triggered' }>

function triggered({ interruption, cut }: Triggered, words: NoticeWords): NoticeText {
  const { earliest, latest } = releaseWindow(interruption)
  const due =
    cut === null ? words.window(kstTime(earliest), kstTime(latest)) : words.cut(kstTime(cut).slice(0, 5))
  const venues = interruptedVenues(interruption)
    .map((venue) => words.venues[venue])
    .join('·')
  return {
    title: `${named(interruption)} ${words.kinds[interruption.kind]} ${words.triggered} ${movement(interruption, words)}`,
    body: `${words.price(grouped(interruption.triggerPrice))} · ${venues} · ${words.nth(interruption.nth)}\n${due}`,
  }
}

function released(interruption: VolatilityInterruption, words: NoticeWords): NoticeText {
  const at = interruption.releasedAt ?? interruption.triggeredAt
  const lasted = Math.round((at - interruption.triggeredAt) / 1000)
  return {
    title: `${named(interruption)} ${words.kinds[interruption.kind]} ${words.released}`,
    body: `${words.releasedAt(kstTime(at), minutes(lasted))} · ${words.triggered} ${movement(interruption, words)}`,
  }
}

/** Name and code; the code alone where the broker sent no name. */
function named({ issue }: VolatilityInterruption): string {
  return issue.name === null ? issue.code : `${issue.name} ${issue.code}`
}

/** Direction by mark, word and, where it is known, the signed deviation. */
function movement(interruption: VolatilityInterruption, words: NoticeWords): string {
  const mark = interruption.direction === 'up' ? '▲' : '▼'
  const deviation = leadingDeviation(interruption)
  return `${mark} ${words.directions[interruption.direction]}${deviation ? ` ${signedPercent(deviation.percent)}` : ''}`
}

function signedPercent(decimal: string): string {
  return decimal.startsWith('-') ? `\u2212${decimal.slice(1)}%` : `+${decimal}%`
}

function grouped(won: number): string {
  return String(won).replace(/\B(?=(\d{3})+$)/g, ',')
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
