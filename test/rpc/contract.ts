import { z } from 'zod'
import type { Api } from '../../shared/rpc/contract.ts'
import { call, feed } from '../../shared/rpc/contract.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import { createMailbox, type Mailbox } from '../../shared/rpc/mailbox.ts'

export const testContract = {
  double: call(z.number(), z.number()),
  nothing: call(z.void(), z.void()),
  /** Answers only when aborted. */
  wait: call(z.void(), z.string()),
  refuse: call(z.void(), z.string()),
  crash: call(z.void(), z.string()),
  lie: call(z.void(), z.number()),
  count: feed(z.int(), z.int()),
  live: feed(z.void(), z.string()),
  breakOff: feed(z.void(), z.int()),
  failToStart: feed(z.void(), z.int()),
} as const

export type TestApi = Api<typeof testContract>

export const secret = 'appsecret-1234-never-to-be-seen'

/** What the answering side can see of itself, and the hand that feeds it. */
export interface TestMonitor {
  readonly api: TestApi
  readonly mailboxes: Set<Mailbox<string>>
  /** Feeds and calls under way. */
  readonly running: () => number
  readonly aborted: string[]
  say(value: string): void
}

const capacity = 100

export function createTestMonitor(): TestMonitor {
  const mailboxes = new Set<Mailbox<string>>()
  const aborted: string[] = []
  let running = 0
  let last = 'nothing yet'

  async function* counted<T>(values: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
    running++
    try {
      yield* values
    } finally {
      running--
    }
  }

  async function* count(from: number): AsyncGenerator<readonly number[]> {
    for (let n = from; ; n++) yield [n]
  }

  async function* breakOff(): AsyncGenerator<readonly number[]> {
    yield [1]
    throw new Error(`database password is ${secret}`)
  }

  return {
    mailboxes,
    aborted,
    running: () => running,
    say(value) {
      last = value
      for (const mailbox of mailboxes) mailbox.put(value)
    },
    api: {
      double: async (n) => n * 2,
      nothing: async () => {},
      async wait(_question, signal) {
        running++
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        aborted.push('wait')
        running--
        return 'aborted'
      },
      async refuse() {
        throw new Fault('no-account', '계좌가 없습니다')
      },
      async crash() {
        throw new Error(`cannot open /home/kim/${secret}`)
      },
      lie: async () => 'not a number' as unknown as number,
      count: (from) => counted(count(from)),
      live(_question, signal) {
        const mailbox = createMailbox<string>({ capacity, resync: () => [`snapshot:${last}`] })
        mailboxes.add(mailbox)
        signal?.addEventListener('abort', () => {
          aborted.push('live')
          mailboxes.delete(mailbox)
          mailbox.close()
        })
        return counted(mailbox)
      },
      breakOff: () => counted(breakOff()),
      failToStart() {
        throw new Error(`no such table: ${secret}`)
      },
    },
  }
}
