import { createTopic, type Topic } from '../../../electron/monitor/topic.ts'
import { type MonitorApi, monitorContract } from '../../../shared/contract.ts'
import { accountList, accountParts } from '../../../shared/domain/accountNews.ts'
import type { AccountNews, AccountState } from '../../../shared/domain/accounts.ts'
import type { LinkStatus } from '../../../shared/domain/link.ts'
import type { EquityRow } from '../../../shared/domain/portfolio.ts'
import type { Quote } from '../../../shared/domain/quote.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { kstDate } from '../../../shared/domain/time.ts'
import { tickCode, tickOf } from './tickNews.ts'

/** A monitor with so many issues watched and held, and nothing else to tell. Its quotes come through `quotes`. */
export function playMonitor(issues: number, now: () => number): { api: MonitorApi; quotes: Topic<Quote> } {
  const codes = Array.from({ length: issues }, (_, n) => tickCode(n))
  const startedAt = Math.round(now())
  const quotes = createTopic<Quote>({
    snapshot: () => codes.map((_, n) => tickOf(n, 0, startedAt)),
    keyOf: ({ code }) => code,
  })
  const entries = codes.map((code, n) => ({ kind: 'issue', key: code, name: `계측종목 ${n}` }) as const)
  const told: { readonly [K in keyof MonitorApi]?: unknown } = {
    settings: defaultSettings,
    gaps: [],
    interruptions: { kind: 'today', date: kstDate(startedAt), interruptions: [] },
    links: liveLink(startedAt),
    health: {
      environment: 'demo',
      version: '0',
      startedAt,
      journal: { kind: 'durable', setAside: null },
    },
    instruments: {
      environment: 'demo',
      askedAt: startedAt,
      trouble: null,
      entries: entries.map(({ key, name }) => [key, name, 'stock', 'KOSPI', 'none', 50_000]),
    },
    quotePlan: {
      environment: 'demo',
      most: 199,
      live: codes.slice(0, 199),
      registering: [],
      polled: [],
      pollEvery: null,
      restsUntil: null,
      waiting: codes.slice(199),
    },
    mine: { held: {}, heldAsOf: startedAt, watched: codes },
    watchlist: {
      environment: 'demo',
      watchlist: { groups: [{ id: 'all', name: '계측', origin: null, entries }] },
      undo: null,
    },
  }
  const played = Object.entries(monitorContract).map(([name, { kind }]) => {
    const value = told[name as keyof MonitorApi]
    const batch = value === undefined ? [] : [value]
    return [name, kind === 'call' ? never : (_: unknown, signal?: AbortSignal) => saidOnce(batch, signal)]
  })
  const api = Object.fromEntries(played) as MonitorApi
  const account = accountOf(codes, startedAt)
  const accounts: readonly AccountNews[] = [accountList([account]), ...accountParts(account)]
  return {
    api: {
      ...api,
      quotes: (_, signal) => quotes.subscribe(signal),
      accounts: (_, signal) => saidOnce(accounts, signal),
    },
    quotes,
  }
}

const never = () => new Promise<never>(() => {})

async function* saidOnce<T>(batch: readonly T[], signal: AbortSignal | undefined) {
  if (batch.length > 0) yield batch
  await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }))
}

function liveLink(at: number): LinkStatus {
  return {
    broker: 'kiwoom',
    phase: 'live',
    since: at,
    liveSince: at,
    heardAt: at,
    sureUntil: at,
    // As if the line had much patience: nobody plays its PINGs.
    pingPeriod: 600_000,
    attempt: 0,
    retryAt: null,
    loss: null,
    clockSkew: 0,
    unreadable: { count: 0, last: null },
  }
}

function accountOf(codes: readonly string[], askedAt: number): AccountState {
  const sent = <T>(value: T) => ({ kind: 'sent', value }) as const
  const source = {
    broker: 'kis',
    environment: 'demo',
    question: 'TTTC8434R',
    session: 's',
    account: null,
  } as const
  const rows = codes.map((code, n): EquityRow => {
    return {
      isin: null,
      code,
      name: `계측종목 ${n}`,
      type: 'KSP',
      financing: 'cash',
      quantity: sent(10 + n),
      cost: sent(400_000 + n * 40_000),
      worth: sent(500_000 + n * 50_000),
      profit: sent(100_000 + n * 10_000),
      rate: sent('25.00'),
    }
  })
  const total = rows.reduce((sum, { worth }) => sum + (worth.kind === 'sent' ? worth.value : 0), 0)
  const sums = {
    cash: sent(0),
    d1: sent(0),
    d2: sent(0),
    substitute: null,
    receivable: null,
    margin: null,
    loanCredit: sent(0),
    withdrawable: null,
    cost: null,
    worth: sent(total),
    profit: null,
    total: sent(total),
  }
  const value = { sums, equities: rows, funds: [], others: [], rowsTold: null }
  return {
    id: 'one',
    broker: 'kis',
    environment: 'demo',
    account: '12****-01',
    balance: { told: { value, source, askedAt, kept: false }, failure: null, asking: null },
    composition: null,
  }
}
