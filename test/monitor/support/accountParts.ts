import type { Broker, OnPages } from '../../../electron/monitor/broker.ts'
import type { Seat } from '../../../electron/monitor/sellDesk.ts'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Answer } from '../../../shared/domain/answer.ts'
import type { Figure } from '../../../shared/domain/figure.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { AccountBalance, Composition, EquityRow } from '../../../shared/domain/portfolio.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { quietFacts, testBroker } from './monitorParts.ts'
import { status } from './programParts.ts'

const blank = { kind: 'blank' } as const
const won = (value: number) => ({ kind: 'sent', value }) as const

export function equity(
  code: string | null,
  quantity: number | Exclude<Figure<number>, { kind: 'sent' }>,
): EquityRow {
  return {
    isin: null,
    code,
    name: null,
    type: 'KSP',
    financing: 'cash',
    quantity: typeof quantity === 'number' ? won(quantity) : quantity,
    cost: blank,
    worth: blank,
    profit: blank,
    rate: blank,
  }
}

export function balanceOf(total: number, equities: readonly EquityRow[] = []): AccountBalance {
  const none = { cash: null, d1: null, d2: null, substitute: null, receivable: null, margin: null }
  const sums = { ...none, loanCredit: null, withdrawable: null, cost: null, worth: null, profit: null }
  return {
    sums: { ...sums, total: won(total) },
    equities: [...equities],
    funds: [],
    others: [],
    rowsTold: null,
  }
}

export const composition: Composition = {
  amounts: 'percent',
  vouchedFor: false,
  cash: blank,
  equities: [],
  funds: [],
  others: [],
  rowsTold: null,
}

export const refused: Answer<never> = {
  kind: 'troubled',
  trouble: { kind: 'refused', code: 'op-exco 3005', message: '', status: 500 },
}

/** An account whose broker takes a moment for each answer, and that can be signed out. */
export function playedAccount(clock: Clock, id: BrokerId = 'koscom', latency = 200) {
  const asked: {
    readonly what: 'balance' | 'composition'
    readonly at: Instant
    readonly signal: AbortSignal
  }[] = []
  let told: () => Answer<AccountBalance> = () => answered(balanceOf(1))
  let signedOut = false
  let pages = 1
  const answered = <T>(answer: T): Answer<T> => ({ kind: 'answered', answer, asOf: clock.now(), latency })
  const role = <T>(what: 'balance' | 'composition', answer: () => Answer<T>) => ({
    question: `/v1/diamond/account/${what}`,
    async ask(signal: AbortSignal, onPages?: OnPages) {
      asked.push({ what, at: clock.now(), signal })
      for (let read = 0; read < pages; read++) {
        await clock.sleep(latency / pages, new AbortController().signal)
        onPages?.(read + 1)
      }
      return answer()
    },
  })
  const plain = testBroker({ broker: id } as Parameters<typeof testBroker>[0])
  const token = () => (signedOut ? ({ kind: 'signed-out', at: 0 } as const) : quietFacts.token)
  const broker: Broker = {
    ...plain,
    session: { ...plain.session, facts: () => ({ ...quietFacts, token: token() }) },
    balance: role('balance', () => told()),
    ...(id === 'koscom' && { composition: role('composition', () => answered(composition)) }),
  }
  return {
    broker,
    balances: () => asked.filter(({ what }) => what === 'balance'),
    asked,
    tell: (...balance: Parameters<typeof balanceOf>) => {
      told = () => answered(balanceOf(...balance))
    },
    refuse: () => {
      told = () => refused
    },
    pages: (count: number) => {
      pages = count
    },
    signOut: (out: boolean) => {
      signedOut = out
    },
    seat: (owner: string, given: Partial<SessionStatus> = {}): Seat => ({
      broker,
      owner: { profile: 'main', id: owner },
      status: status({ broker: id, account: '1606••••0001', ...given }),
    }),
  }
}

export const empty = (broker: BrokerId): Seat => ({
  broker: null,
  status: status({ broker, id: null, standing: 'not-set-up' }),
})

/** An account that told these rows. */
export function accountState(askedAt: Instant | null, equities: readonly EquityRow[] = []): AccountState {
  const source = {
    broker: 'koscom',
    environment: 'live',
    question: 'q',
    session: 's',
    account: null,
  } as const
  const told = askedAt === null ? null : { value: balanceOf(1, equities), source, askedAt, kept: false }
  return {
    id: 'a',
    broker: 'koscom',
    environment: 'live',
    account: null,
    balance: { told, failure: null, asking: null },
    composition: null,
  }
}
