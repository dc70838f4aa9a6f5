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
export function noticeText(
  notice: Notice,
  { locale, masked }: Pick<Settings, 'locale' | 'masked'>,
): NoticeText {
  const words = locales[locale]
  switch (notice.kind) {
    case 'triggered':
      return owned(notice, triggered(notice, words), words, masked)
    case 'released':
      return owned(notice, released(notice.interruption, words), words, masked)
    case 'summary':
      return summary(notice, words)
    case 'test':
      return { title: words.testTitle, body: words.testBody(kstTime(notice.at)) }
  }
}

type Triggered = Extract<Notice, { readonly kind: 'triggered' }>
type OfIssue = Extract<Notice, { readonly kind: 'triggered' | 'released' }>
type Summary = Extract<Notice, { readonly kind: 'summary' }>

/** As many, whatever they stand for. */
const dots = '••••'

/** Whose it is comes first: where there is little room, the end is cut off. */
function owned(
  { owner, held }: OfIssue,
  { title, body }: NoticeText,
  words: NoticeWords,
  masked: boolean,
): NoticeText {
  if (owner === 'other') return { title, body }
  const named = `${words.owners[owner]} · ${title}`
  if (owner === 'watched') return { title: named, body }
  const shares = held === null ? null : masked ? dots : grouped(held)
  return { title: named, body: `${words.holding(shares)} · ${body}` }
}

function summary({ triggered, released, watched, issues, seconds }: Summary, words: NoticeWords): NoticeText {
  const all = triggered + released
  const names = words.summaryBody(issues, Math.max(0, all - issues.length))
  const body = watched === 0 ? names : `${words.watchedOf(watched, all - watched)}\n${names}`
  return { title: words.summaryTitle(triggered, released, seconds), body }
}

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
