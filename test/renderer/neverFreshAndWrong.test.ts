import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKis } from '../../electron/brokers/kis/kis.ts'
import type { Broker } from '../../electron/monitor/broker.ts'
import { createSellDesk } from '../../electron/monitor/sellDesk.ts'
import { createTopic } from '../../electron/monitor/topic.ts'
import { createStores, type Stores } from '../../renderer/app/createStores.ts'
import { follow } from '../../renderer/app/follow.ts'
import { createSellActions } from '../../renderer/app/sellActions.ts'
import { cardOf } from '../../renderer/panels/sell/cardOf.ts'
import { sellFactsOf } from '../../renderer/panels/sell/sellFacts.ts'
import { goneOf } from '../../renderer/stores/page.ts'
import { mergeSessions } from '../../renderer/stores/sessions.ts'
import { monitorContract } from '../../shared/contract.ts'
import { sent } from '../../shared/domain/figure.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { changed, defaultSettings } from '../../shared/domain/settings.ts'
import { connect } from '../../shared/rpc/connect.ts'
import { serve } from '../../shared/rpc/serve.ts'
import { forgetfulIssues, keptLog, orderFor } from '../brokers/support/orders.ts'
import { tenOClock } from '../support/interruptions.ts'
import { sessionStatus } from './session.ts'
import {
  createHeldKis,
  createLedger,
  createMachine,
  laggingPair,
  type Machine,
  type Reply,
  settle,
} from './support/sellWorld.ts'

const runs = Number(process.env.VIGIL_RUNS ?? 10_000)

const codes = ['005930', '0011A0', '360750'] as const
const profiles = {
  first: { account: '11111111', environment: 'live' },
  second: { account: '22222222', environment: 'live' },
  /** The first account again, on a server of its own: another session all the same. */
  elsewhere: { account: '11111111', environment: 'custom' },
  mock: { account: '33333333', environment: 'mock' },
  none: null,
} as const
type ProfileName = keyof typeof profiles

type Step =
  | { readonly do: 'ask'; readonly code: (typeof codes)[number] }
  | { readonly do: 'ask-again' | 'cancel' | 'keep-fresh' | 'lose' }
  | { readonly do: 'read'; readonly index: number; readonly traded: boolean }
  | { readonly do: 'give'; readonly index: number; readonly traded: boolean; readonly how: Reply }
  | { readonly do: 'trade'; readonly account: string; readonly code: string }
  | { readonly do: 'switch'; readonly to: ProfileName }
  | { readonly do: 'pass' | 'suspend' | 'set-clock'; readonly ms: number }

/** The whole way of a figure: a broker with its queue and its token, the desk, the port, the store, the clock. */
function openWorld(lag: number) {
  const machine = createMachine(tenOClock)
  const ledger = createLedger(machine.real)
  const kis = createHeldKis(ledger, machine.after)
  let seated = 0
  let seat: { broker: Broker | null; status: SessionStatus } = { broker: null, status: noSession }
  const brokers: Broker[] = []
  const sessions = createTopic<SessionStatus>({ snapshot: () => [seat.status], keyOf: () => 'kis' })
  let settings = defaultSettings

  function switchTo(name: ProfileName): void {
    const profile = profiles[name]
    seated += 1
    const broker = profile && seatedBroker(profile, machine, kis.http)
    if (broker) brokers.push(broker)
    seat = {
      broker,
      status: profile ? sessionStatus({ ...profile, id: `session ${seated}`, facts: null }) : noSession,
    }
    sessions.publish(seat.status)
  }

  const desk = createSellDesk({ clock: machine, seat: () => seat })
  const { checkSellable, changeSettings, sessions: sessionsFeed } = monitorContract
  const contract = { checkSellable, changeSettings, sessions: sessionsFeed }
  const { pageSide, monitorSide } = laggingPair(machine.after, lag)
  serve(
    contract,
    {
      checkSellable: desk.checkSellable,
      changeSettings: async (change) => {
        settings = changed(settings, change)
        return settings
      },
      sessions: (_, signal) => sessions.subscribe(signal),
    },
    monitorSide,
  )
  switchTo('first')
  return { machine, ledger, kis, brokers, switchTo, pageSide, api: connect(contract, pageSide) }
}

const noSession = sessionStatus({ id: null, standing: 'not-set-up', account: null, facts: null })

function seatedBroker(
  { account, environment }: { readonly account: string; readonly environment: SessionStatus['environment'] },
  machine: Machine,
  http: Parameters<typeof createKis>[1]['http'],
): Broker {
  const typed = { customer: 'P', appKey: 'k'.repeat(36), appSecret: 's'.repeat(180), account, product: '01' }
  const order = orderFor('kis', { rest: 'https://kis.example' }, typed, {
    environment,
    issues: forgetfulIssues,
  })
  return createKis(order, { clock: machine, random: () => 0.5, http, log: keptLog(), newId: () => 'id' })
}

type World = ReturnType<typeof openWorld>

/** The page without what draws it. */
function openPage({ machine, api, pageSide }: World) {
  const { stores, clock } = createStores(machine)
  const hands = {
    ...machine,
    isShown: () => true,
    focusField() {},
    readClipboard: async () => '',
    writeClipboard: async () => {},
  }
  const sell = createSellActions({ api, stores, clock, hands })
  stores.settings.setState({ value: defaultSettings })
  const listening = new AbortController()
  pageSide.onClose(() => {
    stores.page.setState({ closedAt: machine.now() })
    listening.abort()
  })
  void follow({
    open: (signal) => api.sessions(undefined, signal),
    take: (batch) => stores.sessions.setState(mergeSessions(batch)),
    pace: () => Promise.resolve(),
    signal: listening.signal,
    onLost: () => {},
    onBack: () => {},
  })
  return { stores, sell }
}

/** The figure that the card would paint as fresh; `null`: none. */
function freshFigure(stores: Stores): number | null {
  const state = stores.sellCheck.getState()
  const { issue, answer, leaps, planned } = state
  if (!issue) return null
  const facts = sellFactsOf(
    {
      clock: stores.clock.getState(),
      calendar: unknownCalendar,
      session: stores.sessions.getState().kis,
      gone: goneOf(stores.page.getState()),
      feed: undefined,
      link: undefined,
      line: stores.line.getState(),
      interruptions: null,
      holdings: null,
    },
    { code: issue.code, answer, leaps, planned },
  )
  const card = cardOf(issue, state, facts)
  return card.quantity && card.stale === null ? sent(card.quantity.sellable) : null
}

/** What is promised, ms. */
const freshFor = 5000
/** Between a leap of the clock and the next second nobody on the page can know of it. */
const unnoticedFor = 1010
/** What a clock may be off, ms, before the page calls it a leap. */
const smallLeap = 1000

/** What a painted figure must be: held by this account, of this issue, at some moment within the last five seconds. */
function createWitness({ machine, ledger }: World, stores: Stores) {
  let seen = 0
  let slack = 0
  let asleep = { at: Number.NEGATIVE_INFINITY, ms: 0 }
  let setAt = Number.NEGATIVE_INFINITY
  const justNow = (at: number) => machine.monotonic() - at <= unnoticedFor

  return {
    seen: () => seen,
    look(): void {
      const figure = freshFigure(stores)
      if (figure === null) return
      seen += 1
      const unnoticed = justNow(asleep.at) ? asleep.ms : 0
      const since = machine.real() - freshFor - slack - unnoticed
      const told = ledger.told(figure)
      const shown = {
        account: stores.sessions.getState().kis?.account,
        code: stores.sellCheck.getState().issue?.code,
      }
      const isOurs = told?.account === shown.account && told?.code === shown.code
      if (!isOurs || (told?.until ?? 0) < since)
        throw new Error(`${figure} is shown as fresh: ${JSON.stringify({ told, shown, since })}`)
    },
    // A leap that another one undoes within the same second is none to anybody who looks once a second.
    suspend(ms: number): void {
      if (justNow(setAt)) return
      asleep = { at: machine.monotonic(), ms: ms + (justNow(asleep.at) ? asleep.ms : 0) }
      machine.suspend(ms)
    },
    setClock(ms: number): void {
      if (justNow(setAt) || justNow(asleep.at)) return
      setAt = machine.monotonic()
      if (Math.abs(ms) < smallLeap) slack = smallLeap
      machine.setClock(ms)
    },
  }
}

/** What the runs came upon: a test that never sees a fresh figure proves nothing. */
const tally = { fresh: 0, stale: 0, dropped: 0, troubled: 0, lost: 0 }

async function play(lag: number, steps: readonly Step[]): Promise<void> {
  const world = openWorld(lag)
  const { machine, ledger, kis } = world
  const { stores, sell } = openPage(world)
  const witness = createWitness(world, stores)
  const { look } = witness
  const act = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'ask':
        return sell.ask({ code: step.code, name: null })
      case 'ask-again':
        return sell.askAgain()
      case 'cancel':
        return sell.cancel()
      case 'keep-fresh':
        return sell.toggleKeepFresh()
      case 'lose':
        return world.pageSide.close()
      case 'read':
        return kis.read(step.index, step.traded)
      case 'give':
        kis.give(step.index, step.how, step.traded)
        return
      case 'trade':
        ledger.trade(step.account, step.code)
        return
      case 'switch':
        return world.switchTo(step.to)
      case 'suspend':
        return witness.suspend(step.ms)
      case 'set-clock':
        return witness.setClock(step.ms)
      case 'pass':
        return machine.pass(step.ms, look)
    }
  }
  await machine.pass(700, look)
  for (const step of steps) {
    await act(step)
    look()
    await settle()
    look()
    note(stores)
  }
  // Whatever is still on its way comes in, and whatever is fresh grows old.
  while (kis.give(0, 'answer', true)) await settle()
  await machine.pass(7000, look)
  tally.fresh += witness.seen()
  world.pageSide.close()
  for (const broker of world.brokers) await broker[Symbol.asyncDispose]()
}

function note(stores: Stores): void {
  const { answer, dropped, lost } = stores.sellCheck.getState()
  if (dropped) tally.dropped += 1
  if (lost !== null) tally.lost += 1
  if (answer?.kind === 'troubled') tally.troubled += 1
  if (answer?.kind === 'answered' && freshFigure(stores) === null) tally.stale += 1
}

const index = fc.nat(3)
const traded = fc.boolean()
const code = fc.constantFrom(...codes)
const account = fc.constantFrom('11111111', '22222222')
const profile = fc.constantFrom<ProfileName>(
  'first',
  'first',
  'second',
  'second',
  'elsewhere',
  'mock',
  'none',
)
const correction = fc.constantFrom(-3_600_000, -4000, -1000, -400, 400, 1000, 4000, 3_600_000)
const awkward = fc.constantFrom<Reply>(
  ...(['blank', 'page', 'garbage', 'refused', 'wrong-account'] as const),
  ...(['too-many', 'dead-token', 'other-issue', 'offline'] as const),
)
const only = <const T extends string>(what: T) => fc.constant(what)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: only('ask'), code }) },
  { weight: 6, arbitrary: fc.record({ do: only('ask-again') }) },
  { weight: 3, arbitrary: fc.record({ do: only('cancel') }) },
  { weight: 3, arbitrary: fc.record({ do: only('keep-fresh') }) },
  { weight: 12, arbitrary: fc.record({ do: only('read'), index, traded }) },
  { weight: 30, arbitrary: fc.record({ do: only('give'), index, traded, how: only('answer') }) },
  { weight: 8, arbitrary: fc.record({ do: only('give'), index, traded, how: awkward }) },
  { weight: 10, arbitrary: fc.record({ do: only('trade'), account, code }) },
  { weight: 5, arbitrary: fc.record({ do: only('switch'), to: profile }) },
  { weight: 30, arbitrary: fc.record({ do: only('pass'), ms: fc.constantFrom(1, 40, 300, 900, 2400) }) },
  { weight: 6, arbitrary: fc.record({ do: only('suspend'), ms: fc.constantFrom(900, 4000, 60_000) }) },
  { weight: 6, arbitrary: fc.record({ do: only('set-clock'), ms: correction }) },
  { weight: 1, arbitrary: fc.record({ do: only('lose') }) },
)

test('a figure that looks fresh is the broker\u2019s own of the last five seconds, for this issue and this account', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 0, 30, 300),
      fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
      play,
    ),
    { numRuns: runs },
  )
  expect(Math.min(...Object.values(tally)), JSON.stringify(tally)).toBeGreaterThan(runs / 10)
}, 600_000)
