import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Figure } from '../../../shared/domain/figure.ts'
import type {
  AccountBalance,
  EquityRow,
  EquityType,
  FundRow,
  OtherRow,
  OtherType,
} from '../../../shared/domain/portfolio.ts'
import { averageCost, resultOf, type Section, sectionOf } from '../../../shared/domain/portfolioSums.ts'

/** One row of an account's balance. */
export interface Position {
  /** The same through refreshes. */
  readonly key: string
  readonly account: AccountState
  readonly section: Section
  /** A loan against shares, which is not the loan that bought them. */
  readonly loan: boolean
  /** Of a Korean issue. */
  readonly code: string | null
  /** What the broker calls it by: the short code, an ISIN, a fund's code. */
  readonly paper: string | null
  readonly name: string | null
  readonly type: EquityType | OtherType | 'fund'
  /** `null`: funds are told without. */
  readonly quantity: Figure<number> | null
  /** `null`: the broker does not know what was paid. */
  readonly cost: Figure<number> | null
  /** Won a share; worked out. */
  readonly average: string | null
  readonly worth: Figure<number>
  readonly profit: Figure<number> | null
  readonly rate: Figure<string> | null
}

/** Everything the account holds, as its broker told it. */
export function positionsOf(account: AccountState): readonly Position[] {
  const { told } = account.balance
  if (told === null) return []
  const taken = new Map<string, number>()
  return rowsOf(told.value).map((row) => {
    const base = `${account.id} ${row.section} ${row.paper ?? row.name ?? ''}`
    const before = taken.get(base) ?? 0
    taken.set(base, before + 1)
    return { ...row, account, key: before === 0 ? base : `${base} ${before}` }
  })
}

type Row = Omit<Position, 'key' | 'account'>

function rowsOf({ equities, funds, others }: AccountBalance): readonly Row[] {
  return [...equities.map(shares), ...funds.map(fund), ...others.map(other)]
}

function shares(row: EquityRow): Row {
  return { ...held(row), section: sectionOf(row.financing) }
}

function other(row: OtherRow): Row {
  return { ...held(row), section: 'other' }
}

function held(row: EquityRow | OtherRow): Omit<Row, 'section'> {
  const { financing, code, isin, name, type, quantity, cost, worth, profit, rate } = row
  const loan = financing === 'loan'
  const paper = code ?? isin
  return { loan, code, paper, name, type, quantity, cost, average: averageCost(row), worth, profit, rate }
}

function fund(row: FundRow): Row {
  const { name, fundCode, worth, rate } = row
  return {
    section: 'fund',
    loan: false,
    code: null,
    paper: fundCode,
    name,
    type: 'fund',
    quantity: null,
    average: null,
    worth,
    ...resultOf(row),
    rate: row.result.kind === 'told' ? rate : null,
  }
}
