import type { TFunction } from 'i18next'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import { gapWords } from '../../format/gapWords.ts'
import type { GapSpan } from '../../stores/line.ts'
import type { ListItem } from './selectItems.ts'

const columns = [
  'row',
  'date',
  'triggered',
  'code',
  'name',
  'market',
  'venues',
  'kind',
  'direction',
  'price',
  'staticReference',
  'staticDeviation',
  'dynamicReference',
  'dynamicDeviation',
  'change',
  'nth',
  'released',
  'received',
  'data',
] as const

/** The list as shown, gaps included: a table that hides what was missed would claim to be whole. */
export function viCsv(
  items: readonly ListItem[],
  byId: ReadonlyMap<string, VolatilityInterruption>,
  t: TFunction,
): string {
  const rows = items.flatMap((item): CsvCell[][] => {
    if (item.kind === 'gap') return [gapRow(item.span, t)]
    const interruption = byId.get(item.key)
    return interruption ? [row(interruption, t)] : []
  })
  return csvText([columns.map((column) => t(`csv.${column}`)), ...rows])
}

function gapRow(span: GapSpan, t: TFunction): CsvCell[] {
  const { head, tail } = gapWords(span, null, t)
  return [
    t('csv.gap'),
    kstDate(span.from),
    span.fromMidnight ? null : kstTime(span.from),
    null,
    `${head} · ${tail}`,
  ]
}

function row(interruption: VolatilityInterruption, t: TFunction): CsvCell[] {
  const { issue, market, venues, static: fixed, dynamic, releasedAt } = interruption
  return [
    t('csv.vi'),
    kstDate(interruption.triggeredAt),
    kstTime(interruption.triggeredAt),
    { text: issue.code },
    issue.name,
    market === null ? null : t(`market.${market}`),
    venues.map((venue) => t(`venue.${venue}`)).join('·'),
    t(`kind.${interruption.kind}`),
    t(`direction.${interruption.direction}`),
    interruption.triggerPrice,
    fixed?.reference ?? null,
    fixed?.percent ?? null,
    dynamic?.reference ?? null,
    dynamic?.percent ?? null,
    interruption.changePercent,
    interruption.nth,
    releasedAt === null ? null : kstTime(releasedAt),
    kstTime(interruption.receivedAt),
    t(`environment.${interruption.environment}`),
  ]
}
