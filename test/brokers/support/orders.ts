import type { BrokerOrder } from '../../../electron/monitor/broker.ts'
import type { Log } from '../../../electron/monitor/platform.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Grant, IssueLog, TokenStore } from '../../../shared/domain/token.ts'

export interface MemoryTokens extends TokenStore {
  kept(): Grant | null
}

/** A token store that a test can look into, and hand to the next run. */
export function memoryTokens(first: Grant | null = null): MemoryTokens {
  let kept = first
  return {
    kept: () => kept,
    read: async () => kept,
    async write(token) {
      kept = token
    },
    async clear() {
      kept = null
    },
  }
}

export function memoryIssues(): IssueLog {
  let last: Instant | null = null
  return {
    last: () => last,
    note(at) {
      last = at
    },
  }
}

/** For tests of what comes after a token: it lets one be asked for at any time. */
export const forgetfulIssues: IssueLog = { last: () => null, note() {} }

interface Place {
  readonly rest: string
  readonly socket?: string
}

/** What the user typed, as the monitor hands it to a broker. */
export function orderFor(
  broker: BrokerId,
  { rest, socket }: Place,
  typed: object,
  more: Partial<BrokerOrder> = {},
): BrokerOrder {
  return {
    broker,
    environment: 'demo',
    endpoints: { rest, socket: socket ?? null },
    values: Object.fromEntries(
      Object.entries(typed).map(([field, value]) => [field, new Secret(`${value}`)]),
    ),
    tokens: memoryTokens(),
    issues: memoryIssues(),
    ...more,
  }
}

export function keptLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = []
  const write = (line: string) => void lines.push(line)
  return { lines, info: write, warn: write }
}
