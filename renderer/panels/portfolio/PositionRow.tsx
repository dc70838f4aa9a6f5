import type { TFunction } from 'i18next'
import { memo } from 'react'
import type { Figure } from '../../../shared/domain/figure.ts'
import { withPlaces } from '../../../shared/domain/portfolioSums.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { shareOf } from '../../../shared/domain/weights.ts'
import { useWords } from '../../app/context.ts'
import { decimalText, directionOf, percentText, signedWonText } from '../../format/figures.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Deviation } from '../../parts/Deviation.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { accountName } from './accountName.ts'
import { FigureText } from './FigureText.tsx'
import { PriceCell } from './PriceCell.tsx'
import styles from './portfolio.module.css'
import type { Position } from './positions.ts'
import { inOneWorld } from './worlds.ts'

interface PositionRowProps {
  readonly position: Position
  /** Its place among the lines. */
  readonly at: number
  readonly selected: boolean
  readonly old: boolean
  /** Won; `null`: no weight can be worked out. */
  readonly whole: number | null
  readonly interruption: VolatilityInterruption | null
  /** Whose it is, where rows of several accounts stand together. */
  readonly owner: string | null
  readonly onSelect: (key: string) => void
}

export function positionRowId(at: number): string {
  return `position-${at}`
}

/** Rows that stay in sight while the table scrolls are left as they are. */
export const PositionRow = memo(function PositionRow(props: PositionRowProps) {
  const { position, at, selected, old, whole, onSelect } = props
  const t = useWords()
  const mask = useMask()
  const count = (value: number) => mask(decimalText(String(value)))
  const { quantity, average, worth, profit } = position
  return (
    <tr
      id={positionRowId(at)}
      className={styles.row}
      data-code={position.code ?? position.paper ?? ''}
      data-section={position.section}
      data-old={old}
      data-stale={old}
      aria-rowindex={at + 2}
      aria-selected={selected}
      aria-label={selected ? spokenRow(props, mask, t) : undefined}
      onClick={() => onSelect(position.key)}
    >
      <IssueCell {...props} />
      <td className={styles.quantity}>
        <FigureText figure={quantity} text={count} />
      </td>
      <td className={styles.average} title={average === null ? undefined : averageTitle(average, t)}>
        <Average position={position} />
      </td>
      <PriceCell position={position} />
      <td className={styles.worth}>
        <FigureText figure={worth} text={count} />
      </td>
      <td className={styles.profit}>
        <Profit profit={profit} mask={mask} />
      </td>
      <td className={styles.rate}>
        <Rate rate={position.rate} />
      </td>
      <WeightCell worth={worth} whole={whole} />
    </tr>
  )
})

function IssueCell({ position, owner, interruption }: PositionRowProps) {
  const t = useWords()
  const { name, paper, section, loan, account } = position
  const market = inOneWorld(interruption?.environment, account.environment)
  return (
    <td className={styles.issue}>
      <span className={styles.name}>{name ?? paper ?? t('portfolio.nameless')}</span>
      {name !== null && paper !== null && <span className={styles.code}>{paper}</span>}
      {section === 'credit' && (
        <Badge tone="plain">{t(loan ? 'portfolio.loan' : 'portfolio.section.credit')}</Badge>
      )}
      {interruption && market && <ViBadge interruption={interruption} />}
      {owner !== null && (
        <span className={styles.owner} title={accountName(account, t)}>
          {owner}
        </span>
      )}
    </td>
  )
}

/** A VI that runs, or of which nobody knows whether it ended. */
function ViBadge({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const t = useWords()
  const { clock } = useReleaseClock(interruption)
  if (clock.kind === 'unknown' || clock.kind === 'cut')
    return <Badge tone="unknown">{t('portfolio.viUnknown')}</Badge>
  return <span className={styles.vi}>{t('portfolio.vi')}</span>
}

function Average({ position: { average, cost, quantity, section } }: { readonly position: Position }) {
  const t = useWords()
  if (average !== null) return decimalText(withPlaces(average, 2).replace(/\.00$/, ''))
  if (section === 'fund') {
    if (cost === null) return <span className={styles.why}>{t('portfolio.withoutCost')}</span>
    return null
  }
  if (quantity?.kind === 'sent' && quantity.value === 0) return null
  return <Unknown why={t('portfolio.lack.average')} />
}

function averageTitle(average: string, t: TFunction): string {
  return t('portfolio.average', { price: decimalText(average) })
}

interface ProfitProps {
  readonly profit: Position['profit']
  readonly mask: (text: string) => string
}

function Profit({ profit, mask }: ProfitProps) {
  if (profit?.kind !== 'sent') return <FigureText figure={profit} text={String} />
  return (
    <span className={styles.gain} data-direction={directionOf(String(profit.value))}>
      {mask(signedWonText(profit.value))}
    </span>
  )
}

function Rate({ rate }: { readonly rate: Figure<string> | null }) {
  if (rate?.kind !== 'sent') return <FigureText figure={rate} text={String} />
  const percent = withPlaces(rate.value, 2)
  return <Deviation direction={directionOf(percent)} percent={percent} />
}

interface WeightCellProps {
  readonly worth: Figure<number>
  readonly whole: number | null
}

function WeightCell({ worth, whole }: WeightCellProps) {
  const t = useWords()
  const share = weightOf(worth, whole)
  return (
    <td className={styles.weight}>
      {share === null ? (
        <Unknown why={t('portfolio.lack.weight')} />
      ) : (
        <>
          <span className={styles.track}>
            <span style={{ width: `${Math.min(100, Math.max(0, Number(share)))}%` }} />
          </span>
          <span className={styles.share}>{share}%</span>
        </>
      )}
    </td>
  )
}

function weightOf(worth: Figure<number>, whole: number | null): string | null {
  return worth.kind === 'sent' && whole !== null ? shareOf(worth.value, whole) : null
}

/** The row that the keys stand on in one sentence; a price that moves never speaks. */
function spokenRow(
  { position, old, whole, interruption }: PositionRowProps,
  mask: (text: string) => string,
  t: TFunction,
): string {
  const spoken = <T,>(figure: Figure<T> | null, text: (value: T) => string) =>
    figure?.kind === 'sent' ? text(figure.value) : t('strip.unknown')
  const weight = weightOf(position.worth, whole)
  const parts = [
    position.name ?? position.paper ?? t('portfolio.nameless'),
    t(`portfolio.section.${position.section}`),
    ...(interruption ? [t('portfolio.vi')] : []),
    ...(position.quantity
      ? [
          t('portfolio.spoken.quantity', {
            n: spoken(position.quantity, (n) => mask(decimalText(String(n)))),
          }),
        ]
      : []),
    t('portfolio.spoken.worth', { won: spoken(position.worth, (n) => mask(decimalText(String(n)))) }),
    ...(position.profit
      ? [t('portfolio.spoken.profit', { won: spoken(position.profit, (n) => mask(signedWonText(n))) })]
      : []),
    ...(position.rate
      ? [
          t('portfolio.spoken.rate', {
            percent: spoken(position.rate, (rate) => percentText(withPlaces(rate, 2))),
          }),
        ]
      : []),
    t('portfolio.spoken.weight', { percent: weight === null ? t('strip.unknown') : `${weight}%` }),
    ...(old ? [t('portfolio.spoken.old')] : []),
  ]
  return parts.join(', ')
}
