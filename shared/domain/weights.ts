import { absolute, decimal, rounded, scaled } from './decimal.ts'
import type { AccountBalance, BalanceSums, Composition, EquityRow } from './portfolio.ts'
import { accountSum, isShort, type Lack, sectionOf, type Total, totalOf, valueIn } from './portfolioSums.ts'

/** What an account is made of. */
export type AssetClass =
  | 'stock-cash'
  | 'stock-credit'
  | 'stock-mixed'
  | 'fund-listed'
  | 'derivative'
  | 'fund'
  | 'other'
  | 'cash'

/** Which of the account's figures for cash makes the parts up to the whole. */
export type CashFigure = 'cash' | 'd2' | 'd1'

/**
 * Computed: worth ÷ total. `differs`: the parts do not make up what the broker calls the total, so that nothing is a
 * share of it. `negative`: a part is less than nothing.
 */
export type Weighing =
  | {
      readonly kind: 'computed'
      /** Won, as the broker told it. */
      readonly whole: number
      readonly classes: ReadonlyMap<AssetClass, number>
      /** `null`: accounts that count different ones. */
      readonly cash: CashFigure | null
    }
  | { readonly kind: 'differs'; readonly told: number; readonly summed: number }
  | { readonly kind: 'unknown'; readonly why: Lack }
  | { readonly kind: 'negative' }

/** No document says which cash is in the total: the one with which the sum comes out is. */
const cashFigures: readonly CashFigure[] = ['cash', 'd2', 'd1']

export function weigh(balance: AccountBalance | null): Weighing {
  if (balance === null) return { kind: 'unknown', why: 'never-told' }
  if (isShort(balance)) return { kind: 'unknown', why: 'short-list' }
  const classes = classesOf(balance)
  const lacking = [...classes.values()].find(({ kind }) => kind !== 'known')
  if (lacking) return unknown(lacking)
  const told = accountSum(balance, 'total')
  if (told.kind !== 'known') return unknown(told)
  const known = new Map([...classes].map(([name, total]) => [name, valueIn(total) ?? 0]))
  return madeUp(known, told.value, balance)
}

function unknown(total: Total): Weighing {
  return { kind: 'unknown', why: total.kind === 'unknown' ? total.why : 'untold' }
}

function madeUp(classes: ReadonlyMap<AssetClass, number>, told: number, balance: AccountBalance): Weighing {
  const papers = [...classes.values()].reduce((sum, amount) => sum + amount, 0)
  if (!Number.isSafeInteger(papers)) return { kind: 'unknown', why: 'too-large' }
  // Each part may have been cut to whole won.
  const most = balance.equities.length + balance.funds.length + balance.others.length + 1
  const cashes = cashFigures.map((name) => ({ name, total: accountSum(balance, name) }))
  const fits = ({ total }: { readonly total: Total }) =>
    total.kind === 'known' && Math.abs(papers + total.value - told) <= most
  const found = cashes.find(fits)
  const cash = found && valueIn(found.total)
  if (found === undefined || cash === null || cash === undefined) return notMadeUp(cashes, papers, told)
  const all = new Map([...classes, ['cash' as const, cash]])
  if (told <= 0 || [...all.values()].some((amount) => amount < 0)) return { kind: 'negative' }
  return { kind: 'computed', whole: told, classes: all, cash: found.name }
}

function notMadeUp(cashes: readonly { readonly total: Total }[], papers: number, told: number): Weighing {
  const first = cashes.find(({ total }) => total.kind === 'known')?.total
  if (first?.kind === 'known') return { kind: 'differs', told, summed: papers + first.value }
  return unknown(cashes[0]?.total ?? { kind: 'untold' })
}

function classesOf({ equities, funds, others }: AccountBalance): ReadonlyMap<AssetClass, Total> {
  const byClass = Map.groupBy(equities, classOf)
  const classes = new Map<AssetClass, Total>(
    [...byClass].map(([name, rows]) => [name, totalOf(rows.map(({ worth }) => worth))]),
  )
  if (funds.length > 0) classes.set('fund', totalOf(funds.map(({ worth }) => worth)))
  if (others.length > 0) classes.set('other', totalOf(others.map(({ worth }) => worth)))
  return classes
}

export function classOf({ type, financing }: Pick<EquityRow, 'type' | 'financing'>): AssetClass {
  if (type === 'ETF') return 'fund-listed'
  if (type === 'FUT' || type === 'OPT' || type === 'ELW') return 'derivative'
  const section = sectionOf(financing)
  if (section === 'cash' || section === 'credit') return `stock-${section}`
  return 'stock-mixed'
}

export const assetClasses: readonly AssetClass[] = [
  'stock-cash',
  'stock-credit',
  'stock-mixed',
  'fund-listed',
  'derivative',
  'fund',
  'other',
  'cash',
]

/** Several accounts as one: computed only where each of them is. */
export function weighTogether(all: readonly Weighing[]): Weighing {
  const classes = new Map<AssetClass, number>()
  let whole = 0
  const cashes = new Set<CashFigure | null>()
  for (const one of all) {
    if (one.kind !== 'computed') return one
    whole += one.whole
    cashes.add(one.cash)
    for (const [name, amount] of one.classes) classes.set(name, (classes.get(name) ?? 0) + amount)
  }
  if (all.length === 0) return { kind: 'unknown', why: 'never-told' }
  if (!Number.isSafeInteger(whole)) return { kind: 'unknown', why: 'too-large' }
  const [cash = null] = cashes
  return { kind: 'computed', whole, classes, cash: cashes.size === 1 ? cash : null }
}

/** Percent of the whole with one decimal. */
export function shareOf(amount: number, whole: number): string {
  return decimal(rounded(BigInt(amount) * 1000n, BigInt(whole)), 1)
}

/** As fine as shares are told. */
const places = 8
const percent = 10n ** BigInt(places)

export interface ToldShare {
  readonly name: string
  readonly percent: string
}

/**
 * What a broker says of the shares. `adds`: with which of the two the shares make up a hundred; `null`: with neither,
 * so that nothing is drawn.
 */
export type ToldShares =
  | { readonly kind: 'quantities' }
  | { readonly kind: 'unknown'; readonly unread: number }
  | {
      readonly kind: 'shares'
      readonly shares: readonly ToldShare[]
      readonly sum: string
      /** `null`: the figure for cash was not sent, or is more than any share can be. */
      readonly withCash: string | null
      readonly adds: 'with-cash' | 'without-cash' | null
    }

/** Half a percent to either side: shares are told with two decimals, each of them cut off. */
const tolerance = percent / 2n

export function toldShares({ amounts, cash, equities, funds, others }: Composition): ToldShares {
  if (amounts === 'quantity') return { kind: 'quantities' }
  const rows = [
    ...equities.map(({ name, isin, code, amount }) => ({ name: name ?? code ?? isin ?? '', amount })),
    ...funds.map(({ name, fundCode, amount }) => ({ name: name ?? fundCode, amount })),
    ...others.map(({ name, isin, type, amount }) => ({ name: name ?? isin ?? type, amount })),
  ]
  const shares = rows.flatMap(({ name, amount }) => {
    const units = amount.kind === 'sent' ? scaled(amount.value, places) : null
    return units === null || amount.kind !== 'sent' ? [] : [{ name, percent: amount.value, units }]
  })
  if (shares.length < rows.length) return { kind: 'unknown', unread: rows.length - shares.length }
  const sum = shares.reduce((all, { units }) => all + units, 0n)
  const cashUnits = shareIn(cash)
  const withCash = cashUnits === null ? null : sum + cashUnits
  const adds = addsUp(withCash) ? 'with-cash' : addsUp(sum) ? 'without-cash' : null
  return {
    kind: 'shares',
    shares: shares.map(({ name, percent }) => ({ name, percent })),
    sum: decimal(sum, places),
    withCash: withCash === null ? null : decimal(withCash, places),
    adds: shares.some(({ units }) => units < 0n) ? null : adds,
  }
}

function shareIn(cash: Composition['cash']): bigint | null {
  const units = cash.kind === 'sent' ? scaled(cash.value, places) : null
  return units === null || units > 100n * percent ? null : units
}

function addsUp(units: bigint | null): boolean {
  return units !== null && absolute(units - 100n * percent) <= tolerance
}

/** The account's own figures for cash, by their names. */
export const cashLadder = [
  'cash',
  'd1',
  'd2',
  'substitute',
  'receivable',
  'margin',
  'loanCredit',
  'withdrawable',
] as const satisfies readonly (keyof BalanceSums)[]
