import type { TFunction } from 'i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { sharesText } from '../../format/figures.ts'
import { Badge } from '../../parts/Badge.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import { useMask } from '../../parts/useMask.ts'
import type { Explanation } from './explanation.ts'
import { FigureCell } from './FigureCell.tsx'
import { askedAtOf, type HoldingRow } from './holdingRows.ts'
import styles from './holdings.module.css'

export interface ShownRow {
  readonly row: HoldingRow
  readonly explanation: Explanation
  /** Never masked: for what leaves the page as a file. */
  readonly bare: Explanation
}

interface HoldingsRowProps extends Omit<ShownRow, 'bare'> {
  /** Counted from 1, the head included, as ARIA does. */
  readonly index: number
  readonly selected: boolean
  readonly onSelect: () => void
}

export function holdingRowId(code: string): string {
  return `holding-${code}`
}

const tones = { none: 'plain', sellable: 'good', caution: 'caution', unknown: 'unknown' } as const

export function HoldingsRow({ row, explanation, index, selected, onSelect }: HoldingsRowProps) {
  const t = useWords()
  const skew = useSlice('line', (line) => line.skew)
  const mask = useMask()
  const { issue, verdict } = row
  const text = explanation.parts.join(' · ')
  return (
    <tr
      id={holdingRowId(issue.code)}
      className={styles.row}
      data-code={issue.code}
      data-verdict={verdict.kind}
      aria-rowindex={index}
      aria-selected={selected}
      aria-label={spokenRow(row, text, { skew, mask, t })}
      onClick={onSelect}
    >
      <td className={styles.issue}>
        <span className={styles.name}>{issue.name ?? issue.code}</span>
        {issue.name !== null && <span className={styles.code}>{issue.code}</span>}
        {row.balance.some(({ financing }) => financing === 'credit') && (
          <span className={styles.credit}>
            <Badge tone="plain">{t('holdings.credit')}</Badge>
          </span>
        )}
      </td>
      <td className={styles.verdict}>
        {verdict.kind === 'none' ? (
          <span className={styles.code}>{t('sell.verdict.none')}</span>
        ) : (
          <Badge tone={tones[verdict.kind]}>{t(`sell.verdict.${verdict.kind}`)}</Badge>
        )}
      </td>
      <FigureCell row={row} figure="held" />
      <FigureCell row={row} figure="sellable" />
      <FigureCell row={row} figure="difference" />
      <td className={styles.explanation} title={text}>
        {explanation.code !== null && (
          <Badge tone="refused">{t('sell.refused', { code: explanation.code })}</Badge>
        )}{' '}
        {text}
      </td>
      <td className={styles.askedAt}>
        <AskedAt row={row} skew={skew} />
      </td>
    </tr>
  )
}

/** When it was asked, and how long ago that was. */
function AskedAt({ row, skew }: { readonly row: HoldingRow; readonly skew: number }) {
  const t = useWords()
  const at = askedAtOf(row)
  const told = row.heard?.answer.kind === 'answered'
  const ago = useAgo(told ? at : null)
  if (at === null) return null
  const time = kstTime(at - skew)
  if (ago === null) return t('holdings.tried', { time })
  return <span data-old={row.stale !== null}>{t('holdings.asked', { time, ago })}</span>
}

interface SpokenDeps {
  readonly skew: number
  readonly mask: (text: string) => string
  readonly t: TFunction
}

/** The row in one sentence for a screen reader; its age never speaks. */
function spokenRow(row: HoldingRow, explanation: string, { skew, mask, t }: SpokenDeps): string {
  const { issue, verdict, figures } = row
  const unknown = verdict.kind === 'none' ? t('holdings.rowNotAsked') : t('holdings.rowUnknown')
  return t('holdings.row', {
    name: issue.name ?? issue.code,
    verdict: t(`sell.verdict.${verdict.kind}`),
    figures: figures
      ? t('holdings.rowFigures', {
          sellable: mask(sharesText(figures.sellable)),
          held: mask(sharesText(figures.held)),
        })
      : unknown,
    time: spokenTime(row, skew, t),
    explanation,
  })
}

function spokenTime(row: HoldingRow, skew: number, t: TFunction): string {
  const at = askedAtOf(row)
  if (at === null) return t('holdings.rowNotAsked')
  const time = kstTime(at - skew)
  if (row.heard?.answer.kind === 'troubled') return t('holdings.rowTried', { time })
  return t(row.stale === null ? 'holdings.rowAsked' : 'holdings.rowOld', { time })
}
