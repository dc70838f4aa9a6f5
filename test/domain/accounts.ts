import type { AccountState } from '../../shared/domain/accounts.ts'
import type { Figure } from '../../shared/domain/figure.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type {
  AccountBalance,
  BalanceSums,
  EquityRow,
  FundRow,
  OtherRow,
} from '../../shared/domain/portfolio.ts'
import { tenOClock } from '../support/interruptions.ts'
import { sentFigure } from './sellable.ts'

export const blank: Figure<never> = { kind: 'blank' }
export const unreadable: Figure<never> = { kind: 'unreadable' }

/** Shares whose figures agree with each other. */
export function equity(given: Partial<EquityRow> = {}): EquityRow {
  return {
    isin: 'KR7005930003',
    code: '005930',
    name: '삼성전자',
    type: 'KSP',
    financing: 'cash',
    quantity: sentFigure(10),
    cost: sentFigure(700_000),
    worth: sentFigure(770_000),
    profit: sentFigure(70_000),
    rate: sentFigure('10.00'),
    ...given,
  }
}

export function fund(given: Partial<FundRow> = {}): FundRow {
  return {
    fundCode: 'KRZ500395135',
    name: '가온중소형FOCUS증권자1호',
    matures: null,
    worth: sentFigure(500_000),
    result: { kind: 'told', cost: sentFigure(450_000), profit: sentFigure(50_000) },
    rate: sentFigure('11.11'),
    firstBought: null,
    lastBought: null,
    ...given,
  }
}

export function other(given: Partial<OtherRow> = {}): OtherRow {
  return { ...equity({ isin: null, code: null, name: '한빛주택1종24-07' }), type: 'BOND', ...given }
}

const none: BalanceSums = {
  cash: null,
  d1: null,
  d2: null,
  substitute: null,
  receivable: null,
  margin: null,
  loanCredit: null,
  withdrawable: null,
  cost: null,
  worth: null,
  profit: null,
  total: null,
}

type Given = Partial<Omit<AccountBalance, 'sums'>> & { readonly sums?: Partial<BalanceSums> }

export function balance({ sums, ...rows }: Given = {}): AccountBalance {
  return { equities: [], funds: [], others: [], rowsTold: null, ...rows, sums: { ...none, ...sums } }
}

interface Around {
  readonly id?: string
  readonly broker?: BrokerId
  readonly account?: string | null
  readonly askedAt?: number
  readonly kept?: boolean
  readonly failure?: AccountState['balance']['failure']
  readonly session?: string
}

/** An account as its broker told it at ten; `null`: it never did. */
export function accountOf(value: AccountBalance | null, given: Around = {}): AccountState {
  const { id = 'one', broker = 'koscom', account = 'diamond', askedAt = tenOClock, kept = false } = given
  const source = {
    broker,
    environment: 'demo',
    question: 'balance/search',
    session: given.session ?? 'first',
    account,
  } as const
  return {
    id,
    broker,
    environment: 'demo',
    account,
    balance: {
      told: value && { value, source, askedAt, kept },
      failure: given.failure ?? null,
      asking: null,
    },
    composition: null,
  }
}
