import type { Market } from '../market/createMarket.ts'
import type { ListedIssue } from '../market/issues.ts'

/** Shares bought on credit (자기융자) under one loan. */
export interface Loan {
  readonly quantity: number
  /** 대출일자, `YYYYMMDD` */
  readonly since: string
}

/** How an account holds one issue, in shares. */
export interface Position {
  readonly issue: ListedIssue
  /** Paid in full, and not sold. */
  readonly cash: number
  /** Only an order of its own kind sells them, so they are in no quantity that a cash order can sell. */
  readonly credit: readonly Loan[]
  /** Of the cash shares: in sell orders that are not filled yet. */
  readonly openSells: number
  readonly boughtToday: number
  readonly soldToday: number
  /** Of those sold today: still in the balance, since they are not settled. */
  readonly unsettled: number
  /** 비저축수량 */
  readonly nonSavings: number
  /** Won per share, with at most four decimals; the same for every row. */
  readonly paid: number
}

/** What a test says of a position; what it leaves out is none, and the price paid the previous close. */
export interface PositionScript extends Partial<Omit<Position, 'issue'>> {
  readonly code: string
  /** The listing's unless told. */
  readonly name?: string
}

export interface Account {
  /** In the order in which they came. */
  positions(): readonly Position[]
  find(code: string): Position | undefined
  /** Takes the position in, in place of one of the same issue. Throws a sentence where no account could hold it. */
  hold(script: PositionScript): Position
  letGo(code: string): void
}

export function createAccount(market: Market, scripts: readonly PositionScript[]): Account {
  const held = new Map<string, Position>()
  const account: Account = {
    positions: () => [...held.values()],
    find: (code) => held.get(code),
    hold(script) {
      const position = positionOf(script, market)
      refuseImpossible(position)
      held.set(script.code, position)
      return position
    },
    letGo: (code) => void held.delete(code),
  }
  for (const script of scripts) account.hold(script)
  return account
}

/** 잔고수량 */
export function heldOf({ cash, unsettled, credit }: Position): number {
  return cash + unsettled + creditOf(credit)
}

/** 주문가능수량 of a cash order. */
export function sellableOf({ cash, openSells }: Position): number {
  return cash - openSells
}

export function creditOf(credit: readonly Loan[]): number {
  return credit.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Of an issue that the account has nothing of. */
export function nothingOf(issue: ListedIssue): Position {
  return {
    issue,
    cash: 0,
    credit: [],
    openSells: 0,
    boughtToday: 0,
    soldToday: 0,
    unsettled: 0,
    nonSavings: 0,
    paid: 0,
  }
}

function positionOf({ code, name, ...told }: PositionScript, market: Market): Position {
  const previousClose = Math.max(1, Math.round(told.paid ?? 10_000))
  const issue = market.list(code, { ...(name !== undefined && { name }), previousClose })
  return { ...nothingOf({ ...issue, name: name ?? issue.name }), paid: issue.previousClose, ...told }
}

function refuseImpossible(position: Position): void {
  const { issue, cash, credit, openSells, soldToday, unsettled, nonSavings, paid } = position
  const { code } = issue
  const counts = [cash, openSells, position.boughtToday, soldToday, unsettled, nonSavings]
  for (const count of [...counts, ...credit.map(({ quantity }) => quantity)]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new Error(`Shares of ${code} are a whole number, zero or more; ${count} is not.`)
    }
  }
  const days = credit.map(({ since }) => since)
  if (!days.every((day) => /^\d{8}$/.test(day)) || new Set(days).size < days.length) {
    throw new Error(`Each loan has a day of its own, YYYYMMDD; these are ${days.join(', ')}.`)
  }
  if (!(paid >= 0 && Number.isFinite(paid))) throw new Error(`${paid} won were paid for no share.`)
  if (openSells > cash) throw new Error(`${openSells} of ${code} are on order and only ${cash} held in cash.`)
  if (unsettled > soldToday) throw new Error(`More of ${code} are unsettled than were sold today.`)
  if (nonSavings > heldOf(position)) throw new Error(`More of ${code} are outside savings than are held.`)
}
