import type { MonitorApi } from '../../shared/contract.ts'
import { BrokerId, type Environment } from '../../shared/domain/instrument.ts'
import type { Profile, ProfileId } from '../../shared/domain/profile.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import type { Standing } from '../../shared/domain/standing.ts'
import type { VaultStatus } from '../../shared/domain/vault.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import type { Broker, Brokerage, DemoServers } from './broker.ts'
import { createDemoDesk } from './demoDesk.ts'
import type { Platform } from './platform.ts'
import { createProfiles } from './profiles.ts'
import type { Seat } from './sellDesk.ts'
import { createSessionActions } from './sessionActions.ts'
import { createSetUp } from './setUp.ts'
import { createSlot, type Slot } from './slot.ts'
import { createTokenShelf } from './tokenShelf.ts'
import { createTopic } from './topic.ts'

type ConnectionApi = Pick<
  MonitorApi,
  | 'sessions'
  | 'profiles'
  | 'vault'
  | 'openVault'
  | 'setUp'
  | 'testSession'
  | 'answerAuthorisation'
  | 'useDemo'
  | 'signOut'
  | 'forget'
  | 'confirmHost'
  | 'createProfile'
  | 'renameProfile'
  | 'removeProfile'
  | 'switchProfile'
>

/** Every broker of the active profile, its keys and its session, and what the user does about them. */
export interface Connections extends AsyncDisposable {
  readonly api: ConnectionApi
  statuses(): SessionStatus[]
  seat(id: BrokerId): Seat
  /** The demo's servers, while it runs. */
  demo(): DemoServers | null
  /** The user wants this broker's session back. */
  signIn(id: BrokerId): void
  profile(): Profile
  /** Takes up the active profile. */
  start(): void
}

export interface ConnectionsDeps {
  readonly platform: Platform
  readonly brokerage: Brokerage
  readonly startInDemo: boolean
  /** Who gives VIs from now on; `null`: nobody. */
  readonly onKiwoom: (broker: Broker | null, standing: Standing, environment: Environment) => void
  /** Somebody sat down or left. */
  readonly onSeat: () => void
  /** The user removed the profile's keys for this broker. */
  readonly onForgotten: (profile: ProfileId, id: BrokerId) => void
}

export function createConnections(deps: ConnectionsDeps): Connections {
  const { platform, brokerage, startInDemo, onKiwoom, onSeat, onForgotten } = deps
  const { vault, clock } = platform
  const profiles = createProfiles({ ...platform, startInDemo })
  const shelf = createTokenShelf(platform)
  const ending = new AbortController()
  const demo = createDemoDesk(brokerage)
  /** Whom the user's answers go to while keys are on trial. */
  const onTrial = new Map<BrokerId, Broker>()

  const statuses = () => BrokerId.options.map((id) => slotOf(id).status())
  const sessions = createTopic<SessionStatus>({ snapshot: statuses, keyOf: ({ broker }) => broker })
  /** What is left of a budget comes back by itself, without a change that would tell. */
  const later = new Set<BrokerId>()
  function tellOf(id: BrokerId): void {
    sessions.publish(slotOf(id).status())
    if (later.has(id)) return
    later.add(id)
    void clock.sleep(budgetsRefill, ending.signal).then(() => {
      later.delete(id)
      if (!ending.signal.aborted) sessions.publish(slotOf(id).status())
    })
  }
  const vaultTopic = createTopic<VaultStatus>({ snapshot: () => [vault.status()], keyOf: () => 'vault' })

  const slots = new Map(
    BrokerId.options.map((id) => [
      id,
      createSlot({
        id,
        platform,
        brokerage,
        demo,
        shelf,
        onChange: () => tellOf(id),
        onBroker: (broker, standing, environment) => {
          if (id === 'kiwoom') onKiwoom(broker, standing, environment)
          onSeat()
        },
      }),
    ]),
  )
  const setUp = createSetUp({
    platform,
    brokerage,
    profiles,
    shelf,
    onTrial: (id, broker) => (broker ? onTrial.set(id, broker) : onTrial.delete(id)),
    onKept: async (profile, broker, place) => {
      if (profile === profiles.active().id) await slotOf(broker.id).adopt(broker, place)
      // The user went on to another profile meanwhile; this one's keys wait there.
      else await broker[Symbol.asyncDispose]()
    },
  })
  vault.onStatus((status) => {
    vaultTopic.publish(status)
    if (status.state === 'open') takeUpClosed()
  })

  function slotOf(id: BrokerId): Slot {
    const slot = slots.get(id)
    if (!slot) throw new Fault('unknown-broker', `No broker named ${id}.`)
    return slot
  }
  const takeUp = (id: BrokerId) => slotOf(id).use(profiles.active())
  const takeUpAll = () => Promise.all(BrokerId.options.map(takeUp))

  /** Keys that could not be read may be readable now. */
  function takeUpClosed(): void {
    for (const { broker, standing } of statuses()) if (standing === 'vault-closed') void takeUp(broker)
  }

  const actions = createSessionActions({ platform, profiles, shelf, setUp, slotOf, takeUp, onForgotten })

  const book = (change: void | Promise<void>) => Promise.resolve(change).then(() => profiles.book())

  return {
    statuses,
    seat: (id) => slotOf(id).seat(),
    demo: demo.running,
    signIn: actions.signIn,
    profile: profiles.active,
    start() {
      // Before anybody types a key, the screen must know where it would be kept.
      void vault.look()
      void takeUpAll()
    },
    api: {
      sessions: (_, signal) => sessions.subscribe(signal),
      profiles: (_, signal) => profiles.topic.subscribe(signal),
      vault: (_, signal) => vaultTopic.subscribe(signal),
      openVault: (_, signal = neverAborted) => vault.open(signal),
      setUp: (form, signal = neverAborted) => batched(setUp.run(form, signal)),
      testSession: ({ broker }, signal = neverAborted) => batched(actions.test(broker, signal)),
      answerAuthorisation: async ({ broker, answer }) => {
        const asked = onTrial.get(broker) ?? slotOf(broker).broker()
        return { accepted: asked?.session.answer(answer) ?? false }
      },
      useDemo: ({ broker }) => actions.useDemo(broker),
      signOut: async ({ broker }) => ({ trouble: await actions.signOut(broker) }),
      forget: async ({ broker }) => ({ trouble: await actions.forget(broker) }),
      confirmHost: async ({ broker, host }) => ({ accepted: await actions.confirmHost(broker, host) }),
      createProfile: ({ name }) => book(profiles.create(name)),
      renameProfile: ({ id, name }) => book(profiles.rename(id, name)),
      removeProfile: ({ id }) => book(actions.removeProfile(id)),
      switchProfile: async ({ id }) => {
        profiles.activate(id)
        await takeUpAll()
        return profiles.book()
      },
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      await Promise.all([...slots.values()].map((slot) => slot[Symbol.asyncDispose]()))
      await demo[Symbol.asyncDispose]()
    },
  }
}

/** A little more than the longest period of a budget, ms. */
const budgetsRefill = 1200

/** For questions that nobody can take back. */
const neverAborted = new AbortController().signal

async function* batched<T>(source: AsyncIterable<T>): AsyncIterable<readonly T[]> {
  for await (const value of source) yield [value]
}
