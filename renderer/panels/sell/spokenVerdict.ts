import type { TFunction } from 'i18next'
import { sent } from '../../../shared/domain/figure.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { sharesText } from '../../format/figures.ts'
import type { Card } from './cardOf.ts'
import { reasonWords } from './reasonWords.ts'

export interface SpokenDeps {
  readonly t: TFunction
  readonly troubleWords: (trouble: Trouble) => string
  /** What quantities go through before they are said. */
  readonly mask: (text: string) => string
}

/** An answer in one breath: the issue, the verdict, the figure, and what stands in the way. Holds nothing that counts. */
export function spokenVerdict(card: Card, { t, troubleWords, mask }: SpokenDeps): string {
  const { issue, verdict, quantity, at } = card
  if (verdict.kind === 'none') return card.cancelled ? t('sell.verdict.cancelled') : ''
  const reasons = verdict.reasons
    .filter(({ weight }) => weight === 'bad')
    .map(({ reason }) =>
      reason.kind === 'trouble' ? troubleWords(reason.trouble) : reasonWords(reason, at ?? 0, t, mask).what,
    )
    .join(' ')
  const name = issue.name ?? issue.code
  const sellable = quantity ? sent(quantity.sellable) : null
  if (sellable === null) return t('sell.spoken.unknown', { issue: name, reasons })
  return t('sell.spoken.answer', {
    issue: name,
    verdict: t(`sell.verdict.${verdict.kind}`),
    sellable: mask(sharesText(sellable)),
    reasons,
  })
}
