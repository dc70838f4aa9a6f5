import { expect, test } from 'vitest'
import type { PageFault } from '../../../electron/simulator/koscom/pageScript.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { sent } from '../../../shared/domain/figure.ts'
import { AccountBalance, Composition } from '../../../shared/domain/portfolio.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { koscomClient } from './support/koscomServer.ts'

/** 2026-11-20 10:00:00 KST. */
const ten = Date.UTC(2026, 10, 20, 1)
const never = new AbortController().signal

/** The demo's account at one of the sandbox's brokers. */
async function openAt(brokerName: string) {
  const clock = createWatchedClock(ten)
  const simulator = await startSimulator({ clock, seed: 11, day: 'lively' })
  const { koscom } = simulator
  const account = koscom.accounts.find(({ alias }) => alias === brokerName)?.number
  const typed = { ...koscom.credential, brokerName, account }
  const client = koscomClient(koscom, clock, typed, new Secret(koscom.refreshToken))
  return {
    koscom,
    client,
    passing: <T>(promise: Promise<T>) => carried(clock, promise),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

test.each([
  ['cyber', 9, 1],
  ['diamond', 10, 5],
  ['star', 9, 4],
])(
  '%s tells %i equities in %i questions, which add up to its own sums',
  async (brokerName, rows, questions) => {
    await using day = await openAt(brokerName)
    const before = day.koscom.counters.requests
    const pages: number[] = []
    const outcome = await day.passing(day.client.balance.ask(never, (read) => pages.push(read)))
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
    // Type after type they are counted on.
    expect(pages).toEqual(Array.from({ length: questions }, (_, n) => n + 1))
    const { sums, equities, funds, others, rowsTold } = AccountBalance.parse(outcome.answer)
    expect(day.koscom.counters.requests - before).toBe(questions)
    expect([equities.length, funds.length, others.length]).toEqual([rows, 2, 4])
    expect(rowsTold).toEqual({ kind: 'sent', value: rows + 6 })
    for (const { code, isin, name } of equities) {
      expect(isin).toContain(code)
      expect(name === null).toBe(brokerName === 'star')
    }
    const kinds = new Set(equities.map(({ financing }) => financing))
    expect([...kinds]).toEqual(brokerName === 'diamond' ? ['cash', 'credit'] : ['mixed'])
    // Prices may move between the questions of a paged broker; what was paid does not.
    const paid = [...equities, ...others].reduce((sum, { cost }) => sum + (sent(cost) ?? Number.NaN), 0)
    expect(sums.cost).toEqual({ kind: 'sent', value: paid + 8_000_000 })
    expect(funds.map(({ result }) => result.kind)).toEqual(['without-cost', 'told'])
    expect(sums.loanCredit?.kind).toBe(brokerName === 'star' ? 'blank' : 'sent')
  },
)

test.each(['cyber', 'diamond', 'star'])(
  '%s tells what the account is made of, and what is watched',
  async (name) => {
    await using day = await openAt(name)
    const outcome = await day.passing(day.client.composition.ask(never))
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
    const { amounts, equities, funds, others } = Composition.parse(outcome.answer)
    expect([amounts, equities.length, funds.length, others.length]).toEqual(['percent', 9, 2, 4])
    const groups = await day.passing(day.client.watchGroups.ask(never))
    if (groups.kind !== 'answered') throw new Error(JSON.stringify(groups))
    expect(groups.answer.map(({ issues }) => issues.length)).toEqual([8, 8, 4])
    for (const { code } of groups.answer.flatMap(({ issues }) => issues)) expect(code).not.toBeNull()
  },
)

const broken: readonly (readonly [PageFault, object])[] = [
  ['refused', { kind: 'refused', code: 'op-exco 3005' }],
  ['cut-off', { kind: 'unreadable' }],
  ['same-token', { kind: 'unreadable', what: 'a page that comes again' }],
  ['same-rows', { kind: 'unreadable', what: 'a row that comes again' }],
  ['lost-row', { kind: 'unreadable', what: 'fewer rows than were told' }],
]

test.each(broken)(
  'a second page that is %s leaves no list, and the next question is whole',
  async (fault, trouble) => {
    await using day = await openAt('diamond')
    day.koscom.breakPage(fault)
    for (const role of ['balance', 'composition'] as const) {
      const pages: number[] = []
      const asking: Promise<unknown> = day.client[role].ask(never, (read) => pages.push(read))
      expect(await day.passing(asking)).toMatchObject({ kind: 'troubled', trouble })
      if (fault === 'refused') expect(pages.length).toBe(2)
    }
    day.koscom.heal()
    expect(await day.passing(day.client.balance.ask(never))).toMatchObject({ kind: 'answered' })
  },
)

test('an account that the broker does not know is refused', async () => {
  await using day = await openAt('nowhere')
  expect(await day.passing(day.client.balance.ask(never))).toMatchObject({
    kind: 'troubled',
    trouble: { kind: 'refused', code: 'kong 404' },
  })
})
