import type { TFunction } from 'i18next'
import type { Figure } from '../../../shared/domain/figure.ts'
import type { Quote } from '../../../shared/domain/quote.ts'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import { shareOf } from '../../../shared/domain/weights.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import type { Old } from './oldOf.ts'
import type { Position } from './positions.ts'
import { inOneWorld } from './worlds.ts'

const columns = [
  'broker',
  'account',
  'data',
  'section',
  'type',
  'code',
  'paper',
  'name',
  'quantity',
  'average',
  'cost',
  'worth',
  'profit',
  'rate',
  'weight',
  'lacking',
  'price',
  'priceAt',
  'source',
  'date',
  'askedAt',
  'state',
] as const

export interface CsvDeps {
  readonly t: TFunction
  readonly quotes: ReadonlyMap<string, Quote>
  readonly old: ReadonlyMap<string, Old>
  /** Won; `null`: no weight can be worked out. */
  readonly whole: number | null
  /** This machine's clock minus the broker's, ms: times are written in the broker's. */
  readonly skew: number
}

/** The table in its present order, never masked. A figure that is not known is an empty cell, and `lacking` says why. */
export function portfolioCsv(positions: readonly Position[], deps: CsvDeps): string {
  const { t } = deps
  return csvText([
    columns.map((column) => t(`portfolio.csv.${column}`)),
    ...positions.map((position) => cellsOf(position, deps)),
  ])
}

function cellsOf(position: Position, deps: CsvDeps): readonly CsvCell[] {
  const { t, whole } = deps
  const { account, section, type, code, paper, name, quantity, average, cost, worth, profit, rate } = position
  return [
    t(`broker.${account.broker}`),
    account.account,
    t(`environment.${account.environment}`),
    t(`portfolio.section.${section}`),
    type,
    code === null ? null : { text: code },
    paper === null || paper === code ? null : { text: paper },
    name,
    value(quantity),
    average,
    value(cost),
    value(worth),
    value(profit),
    value(rate),
    worth.kind === 'sent' && whole !== null ? shareOf(worth.value, whole) : null,
    lackingIn(position, t),
    ...priceCells(position, deps),
    ...originCells(position, deps),
  ]
}

function value<T extends number | string>(figure: Figure<T> | null): T | null {
  return figure?.kind === 'sent' ? figure.value : null
}

const figures = ['quantity', 'cost', 'worth', 'profit', 'rate'] as const

/** "평가손익: 읽지 못함" for each figure that has no value. */
function lackingIn(position: Position, t: TFunction): string | null {
  const lacking = figures.flatMap((name) => {
    const figure = position[name]
    if (figure === null || figure.kind === 'sent') return []
    return [`${t(`portfolio.csv.${name}`)}: ${t(`portfolio.lack.${figure.kind}`)}`]
  })
  const free = position.section === 'fund' && position.cost === null ? [t('portfolio.withoutCost')] : []
  return [...lacking, ...free].join(' · ') || null
}

function priceCells({ code, account }: Position, { quotes, skew }: CsvDeps): readonly CsvCell[] {
  const quote = code === null ? undefined : quotes.get(code)
  if (!quote || !inOneWorld(quote.environment, account.environment)) return [null, null]
  return [quote.price, kstTime(quote.receivedAt - skew)]
}

function originCells({ account }: Position, { t, old, skew }: CsvDeps): readonly CsvCell[] {
  const { told } = account.balance
  if (told === null) return [null, null, null, null]
  const cause = old.get(account.id) ?? null
  const at = told.askedAt - skew
  const state = cause === null ? t('portfolio.csv.fresh') : t(`portfolio.old.${cause}`)
  return [told.source.question, kstDate(at), kstTime(at), state]
}
