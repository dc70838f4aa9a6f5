import type { AccountState } from './accounts.ts'
import { sent } from './figure.ts'
import type { BrokerId } from './instrument.ts'
import { shortCodeIn } from './isin.ts'
import type { AccountBalance } from './portfolio.ts'
import { accountSum, heldFigures, profitMismatch, rowsIn, sumsOf, valueIn } from './portfolioSums.ts'
import type { Instant } from './time.ts'
import type { Trouble } from './trouble.ts'

/** A balance is told as old from here on, ms. */
export const balanceFreshFor = 5 * 60_000

/** One issue's quantity by somebody's word. */
export interface ToldQuantity {
  readonly broker: BrokerId
  readonly question: string
  readonly askedAt: Instant
  readonly quantity: number
}

/** What the last sellable check of an issue said. */
export interface CheckedQuantity extends ToldQuantity {
  readonly soldToday: number | null
  readonly boughtToday: number | null
}

/** What is worth a look. `key` stays the same while the finding does; `account`: whose it is, '' of prices, which are no one's. */
export type Finding = { readonly key: string; readonly account: string } & (
  | { readonly kind: 'old'; readonly askedAt: Instant }
  | {
      readonly kind: 'failed'
      readonly what: 'balance' | 'composition'
      readonly trouble: Trouble
      readonly at: Instant
    }
  | { readonly kind: 'price-old'; readonly codes: readonly string[]; readonly since: Instant }
  | {
      readonly kind: 'held-differs'
      readonly code: string
      readonly name: string | null
      readonly held: ToldQuantity
      readonly checked: CheckedQuantity
      /** What was traded today makes up the difference exactly. */
      readonly explained: 'sold-today' | 'bought-today' | null
    }
  | { readonly kind: 'rows-differ'; readonly told: number; readonly received: number }
  | {
      readonly kind: 'profit-differs'
      readonly name: string
      readonly told: number
      readonly computed: number
    }
  | {
      readonly kind: 'sum-differs'
      readonly sum: 'cost' | 'worth' | 'profit'
      readonly told: number
      readonly computed: number
    }
  | { readonly kind: 'no-name'; readonly papers: readonly string[] }
  | { readonly kind: 'odd-code'; readonly isins: readonly string[] }
  | { readonly kind: 'unread'; readonly count: number; readonly papers: readonly string[] }
)

/** A finding before it is known whose it is: distributes over the kinds. */
type Found<F = Finding> = F extends Finding ? Omit<F, 'key' | 'account'> : never

export interface HealthFacts {
  readonly accounts: readonly AccountState[]
  /** This machine's clock. */
  readonly now: Instant
  /** By code; of the present session alone. */
  readonly checks: ReadonlyMap<string, CheckedQuantity>
  /** When the last price of a held issue came, of those that should come all the time; empty while no one trades. */
  readonly pricesHeardAt: ReadonlyMap<string, Instant>
  readonly priceFreshFor: number
}

/** Everything that does not fit or is not known: the prices first, then in the order of the accounts. */
export function accountHealth(facts: HealthFacts): readonly Finding[] {
  const ofAccounts = facts.accounts.flatMap((account) => {
    const told = account.balance.told?.value ?? null
    const found = [
      ...askedOf(account, facts.now),
      ...(told === null ? [] : [...quantitiesOf(account, told, facts), ...figuresOf(told)]),
    ]
    return found.map((one) => finding(account.id, one))
  })
  return [...pricesOf(facts).map((one) => finding('', one)), ...ofAccounts]
}

/** Without what moves by itself, or every second would bring a finding that nobody has seen yet. */
function finding(account: string, found: Found): Finding {
  const still = found.kind === 'price-old' ? { ...found, since: 0 } : found
  return { ...found, account, key: `${account} ${JSON.stringify(still)}` }
}

function askedOf({ balance, composition }: AccountState, now: Instant): Found[] {
  const found: Found[] = []
  const { told, failure } = balance
  if (failure) found.push({ kind: 'failed', what: 'balance', ...failure })
  if (told && now - told.askedAt >= balanceFreshFor) found.push({ kind: 'old', askedAt: told.askedAt })
  if (composition?.failure) found.push({ kind: 'failed', what: 'composition', ...composition.failure })
  return found
}

function pricesOf({ accounts, pricesHeardAt, now, priceFreshFor }: HealthFacts): Found[] {
  const equities = accounts.flatMap(({ balance }) => balance.told?.value.equities ?? [])
  const late = [...new Set(equities.map(({ code }) => code))].flatMap((code) => {
    const at = code === null ? undefined : pricesHeardAt.get(code)
    return code === null || at === undefined || now - at < priceFreshFor ? [] : [{ code, at }]
  })
  if (late.length === 0) return []
  const since = Math.min(...late.map(({ at }) => at))
  return [{ kind: 'price-old', codes: late.map(({ code }) => code), since }]
}

/** Shares of each issue in an account, all its rows together; `null`: one of them is not known, or no sum is exact. */
export function heldIn({ equities }: Pick<AccountBalance, 'equities'>): ReadonlyMap<string, number | null> {
  const held = new Map<string, number | null>()
  for (const { code, quantity } of equities) {
    if (code === null) continue
    const before = held.get(code)
    const shares = sent(quantity)
    const sum = shares === null || before === null ? null : (before ?? 0) + shares
    held.set(code, sum !== null && Number.isSafeInteger(sum) ? sum : null)
  }
  return held
}

/**
 * A check is of the account at its own broker. Another broker's account is set beside it only where that one has no such
 * row: Koscom tells accounts of any broker, and it may be the same account.
 */
function quantitiesOf(account: AccountState, balance: AccountBalance, facts: HealthFacts): Found[] {
  const { told } = account.balance
  if (told === null || told.kept || facts.checks.size === 0) return []
  const names = new Map(balance.equities.map(({ code, name }) => [code, name]))
  return [...heldIn(balance)].flatMap(([code, quantity]): Found[] => {
    const checked = facts.checks.get(code)
    if (checked === undefined || quantity === null || quantity === checked.quantity) return []
    if (checked.broker !== account.broker && isTold(facts.accounts, checked.broker, code)) return []
    const { broker, question } = told.source
    const held = { broker, question, askedAt: told.askedAt, quantity }
    const explained = tradedToday(quantity - checked.quantity, checked)
    return [{ kind: 'held-differs', code, name: names.get(code) ?? null, held, checked, explained }]
  })
}

function isTold(accounts: readonly AccountState[], broker: BrokerId, code: string): boolean {
  return accounts.some(
    (account) =>
      account.broker === broker &&
      account.balance.told?.value.equities.some((row) => row.code === code) === true,
  )
}

function tradedToday(difference: number, { soldToday, boughtToday }: CheckedQuantity) {
  if (difference > 0 && difference === soldToday) return 'sold-today'
  return difference < 0 && -difference === boughtToday ? 'bought-today' : null
}

const found = new WeakMap<AccountBalance, readonly Found[]>()

/** Worked out once for each balance: its figures stay as they were told, and the clock asks every second. */
function figuresOf(balance: AccountBalance): readonly Found[] {
  const known = found.get(balance) ?? [
    ...rowsOf(balance),
    ...profitsOf(balance),
    ...sumsDiffer(balance),
    ...unknownOf(balance),
  ]
  found.set(balance, known)
  return known
}

function rowsOf(balance: AccountBalance): Found[] {
  const told = balance.rowsTold === null ? null : sent(balance.rowsTold)
  const received = rowsIn(balance)
  return told === null || told === received ? [] : [{ kind: 'rows-differ', told, received }]
}

function profitsOf({ equities, others }: AccountBalance): Found[] {
  return [...equities, ...others].flatMap((row): Found[] => {
    const mismatch = profitMismatch(row)
    return mismatch
      ? [{ kind: 'profit-differs', name: row.name ?? row.code ?? row.isin ?? '', ...mismatch }]
      : []
  })
}

/**
 * No document says of which rows the broker's sums are: of the shares alone, or of everything. One that fits neither is
 * told. A fund without a cost has a profit that is none, so that with it nothing can be said of cost and profit.
 */
function sumsDiffer(balance: AccountBalance): Found[] {
  const { equities, funds, others } = balance
  const results = funds.map(({ result, worth }) => (result.kind === 'told' ? { ...result, worth } : null))
  const free = results.includes(null)
  const stocks = sumsOf(equities)
  const all = sumsOf([...equities, ...results.filter((row) => row !== null), ...others])
  return heldFigures.flatMap((sum): Found[] => {
    const told = valueIn(accountSum(balance, sum))
    const computed = [stocks[sum], all[sum]].map(valueIn)
    const whole = sum === 'worth' ? valueIn(sumsOf(worthOnly(balance)).worth) : computed[1]
    if (told === null || (free && sum !== 'worth')) return []
    if (computed[0] === null || whole === null || whole === undefined) return []
    return told === computed[0] || told === whole ? [] : [{ kind: 'sum-differs', sum, told, computed: whole }]
  })
}

function worthOnly({ equities, funds, others }: AccountBalance) {
  const none = { kind: 'sent', value: 0 } as const
  return [...equities, ...funds, ...others].map(({ worth }) => ({ worth, cost: none, profit: none }))
}

function unknownOf(balance: AccountBalance): Found[] {
  const { equities, funds, others } = balance
  const nameless = [
    ...[...equities, ...others].filter(({ name, code }) => name === null && code === null).map(papersName),
    ...funds.filter(({ name }) => name === null).map(({ fundCode }) => fundCode),
  ]
  const odd = [...equities, ...others].flatMap(({ isin }) =>
    isin?.startsWith('KR7') && shortCodeIn(isin) === null ? [isin] : [],
  )
  const unread = unreadIn(balance)
  return [
    ...(nameless.length > 0 ? [{ kind: 'no-name', papers: nameless } as const] : []),
    ...(odd.length > 0 ? [{ kind: 'odd-code', isins: odd } as const] : []),
    ...(unread.length > 0
      ? [{ kind: 'unread', count: unread.length, papers: [...new Set(unread)] } as const]
      : []),
  ]
}

function papersName({ name, code, isin }: { name: string | null; code: string | null; isin: string | null }) {
  return name ?? code ?? isin ?? '?'
}

/** For each figure that does not read as documented, whose it is; '': the account's own. */
function unreadIn({ sums, equities, funds, others }: AccountBalance): string[] {
  const names = [
    ...Object.values(sums).map((figure) => ({ figure, of: '' })),
    ...[...equities, ...others].flatMap((row) =>
      [row.quantity, row.cost, row.worth, row.profit, row.rate].map((figure) => ({
        figure,
        of: papersName(row),
      })),
    ),
    ...funds.flatMap((row) =>
      [row.worth, row.rate, ...(row.result.kind === 'told' ? [row.result.cost, row.result.profit] : [])].map(
        (figure) => ({ figure, of: row.name ?? row.fundCode }),
      ),
    ),
  ]
  return names.filter(({ figure }) => figure?.kind === 'unreadable').map(({ of }) => of)
}
