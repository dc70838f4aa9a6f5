import type { TFunction } from 'i18next'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import type { Stores } from '../../app/createStores.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import { maskText } from '../../parts/useMask.ts'
import { issueBand } from './issueBand.ts'
import { quoteStanding } from './quoteStanding.ts'
import { interruptionsByCode } from './viOfIssue.ts'

const columns = [
  'section',
  'code',
  'name',
  'price',
  'change',
  'rate',
  'volume',
  'turnover',
  'times',
  'held',
  'upper',
  'lower',
  'nearest',
  'bandState',
  'state',
  'date',
  'time',
  'source',
  'data',
  'group',
] as const

/** Everything the cells are made of. */
type CsvStores = Pick<
  Stores,
  'quotes' | 'instruments' | 'interruptions' | 'mine' | 'clock' | 'line' | 'watch' | 'settings' | 'watchlist'
>

interface CsvDeps {
  readonly group: OwnGroup
  readonly items: readonly WatchEntry[]
  readonly stores: CsvStores
  readonly t: TFunction
  readonly nameOf: (code: string) => string | null
}

/** The table in its present order, a section's name in every one of its rows. A figure that is not known has no cell. */
export function watchCsv({ items, ...deps }: CsvDeps): string {
  let section: string | null = null
  const rows = items.flatMap((entry): (readonly CsvCell[])[] => {
    if (entry.kind === 'section') section = entry.title
    return entry.kind === 'section' ? [] : [cellsOf(entry, section, deps)]
  })
  return csvText([columns.map((column) => deps.t(`watch.csv.${column}`)), ...rows])
}

type Entry = Extract<WatchEntry, { readonly kind: 'issue' }>

function cellsOf(
  { key, name }: Entry,
  section: string | null,
  deps: Omit<CsvDeps, 'items'>,
): readonly CsvCell[] {
  const { stores, t, group, nameOf } = deps
  const quote = stores.quotes.getState().byCode.get(key)
  const { skew } = stores.line.getState()
  const at = quote ? quote.receivedAt - skew : null
  return [
    section,
    { text: key },
    nameOf(key) ?? name,
    quote?.price ?? null,
    quote?.change ?? null,
    quote?.changePercent ?? null,
    quote?.volume ?? null,
    quote?.turnover ?? null,
    ...ownCells(key, stores),
    ...bandCells(key, stores, t),
    t(`watch.csv.standing.${standingOf(key, stores)}`),
    at === null ? null : kstDate(at),
    at === null ? null : kstTime(at),
    quote ? `${t('broker.kiwoom')} ${quote.by}` : null,
    quote ? t(`environment.${quote.environment}`) : null,
    group.name,
  ]
}

function standingOf(code: string, { quotes, clock, line, watch }: CsvStores) {
  const quote = quotes.getState().byCode.get(code)
  const { skew, down } = line.getState()
  const leapt = quote !== undefined && watch.getState().leapt.get(code) === quote
  return quoteStanding(quote, { local: clock.getState().local, skew, down, leapt })
}

/** How often there was a VI, and what is held. What is masked on the page stays so in a file. */
function ownCells(code: string, { interruptions, mine, settings }: CsvStores): readonly CsvCell[] {
  const { date, newestFirst } = interruptions.getState()
  const held = mine.getState().value
  const shares = held?.heldAsOf == null ? null : code in held.held ? (held.held[code] ?? null) : 0
  const masked = settings.getState().value?.masked === true
  return [
    date === null ? null : (interruptionsByCode(newestFirst).get(code)?.times ?? 0),
    shares !== null && masked ? maskText : shares,
  ]
}

function bandCells(code: string, { quotes, instruments }: CsvStores, t: TFunction): readonly CsvCell[] {
  const known = issueBand(quotes.getState().byCode.get(code), instruments.getState().byCode.get(code))
  if (known.kind === 'unknown') return [null, null, null, t(`watch.band.unknown.${known.why}`)]
  const { band, nearer } = known
  const doubts = band.doubts.map((doubt) => t(`watch.band.doubt.${doubt}`))
  if (nearer === 'passed') doubts.push(t('watch.band.passedWhy'))
  const distance = nearer === null || nearer === 'passed' ? null : nearer.percent
  return [band.upper, band.lower, distance, [t('watch.band.expected'), ...doubts].join(' ')]
}
