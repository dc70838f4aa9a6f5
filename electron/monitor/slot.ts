import type { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import type { Standing } from '../../shared/domain/standing.ts'
import type { Broker, Brokerage, BrokerOrder } from './broker.ts'
import { type AccountOwner, credentialName, ownerOf, shownAccount, shownOf, unsealed } from './credentials.ts'
import type { DemoDesk } from './demoDesk.ts'
import type { Platform, VaultRead } from './platform.ts'
import type { Seat } from './sellDesk.ts'
import { environmentIn, knownTo, resolveServer } from './servers.ts'
import type { TokenShelf } from './tokenShelf.ts'

/** One broker's place in the active profile: empty, waiting for its keys, or with a broker at work. */
export interface Slot extends AsyncDisposable {
  status(): SessionStatus
  seat(): Seat
  broker(): Broker | null
  /** Lets the present broker go and takes up what the profile says. Asked again meanwhile, the last word counts. */
  use(profile: Profile): Promise<void>
  /** Takes up a broker that is at work already: its keys have just passed a trial, and are the profile's now. */
  adopt(broker: Broker, place: Place): Promise<void>
}

/** Where a broker that passed its trial stands. */
export interface Place {
  readonly environment: Environment
  readonly host: string
  readonly account: string | null
  readonly owner: AccountOwner | null
  readonly thisRunOnly: boolean
}

export interface SlotDeps {
  readonly id: BrokerId
  readonly platform: Pick<Platform, 'vault' | 'preferences' | 'fingerprint' | 'log' | 'newId'>
  readonly brokerage: Brokerage
  readonly demo: DemoDesk
  readonly shelf: TokenShelf
  readonly onChange: () => void
  /** The broker that is at work from now on; `null`: none. Also says so while the keychain is being asked. */
  readonly onBroker: (broker: Broker | null, standing: Standing, environment: Environment) => void
}

interface State {
  /** Of the broker that is at work; `null` while none is. */
  readonly id: string | null
  readonly standing: Standing
  readonly environment: Environment
  readonly host: string | null
  readonly account: string | null
  /** See `ownerOf`. */
  readonly owner: AccountOwner | null
  readonly thisRunOnly: boolean
  readonly broker: Broker | null
  /** Lets go of what the broker stood on. */
  readonly leave?: () => Promise<void>
}

const empty: State = {
  id: null,
  standing: 'not-set-up',
  environment: 'live',
  host: null,
  account: null,
  owner: null,
  thisRunOnly: false,
  broker: null,
}

export function createSlot(deps: SlotDeps): Slot {
  const { id, platform, onChange, onBroker } = deps
  let state: State = empty
  let seat: Seat = seatOf(id, empty)
  let turn = 0
  let done: Promise<void> = Promise.resolve()

  function become(next: State): void {
    state = { ...next, id: next.broker && platform.newId() }
    seat = seatOf(id, state)
    next.broker?.session.onChange(onChange)
    onBroker(next.broker, next.standing, next.environment)
    onChange()
  }

  async function change(profile: Profile, mine: number): Promise<void> {
    if (mine !== turn) return
    const old = state
    const waiting = standingIn(profile, deps)
    become(waiting)
    await letGo(old)
    if (waiting.standing === 'not-set-up') return
    const next = await taken(waiting, profile, deps)
    if (mine !== turn) return letGo(next)
    if (profile.brokers[id]?.signedOut) void next.broker?.session.signOut(neverAborted)
    else next.broker?.session.start()
    become(next)
  }

  return {
    status() {
      const { broker, status } = seat
      return { ...status, facts: broker?.session.facts() ?? null }
    },
    seat: () => seat,
    broker: () => state.broker,
    use(profile) {
      const mine = ++turn
      done = done.then(() => change(profile, mine))
      return done
    },
    adopt(broker, place) {
      turn += 1
      done = done.then(async () => {
        const old = state
        become({ ...empty, ...place, standing: 'ready', broker })
        await letGo(old)
      })
      return done
    },
    async [Symbol.asyncDispose]() {
      turn += 1
      await done
      await letGo(state)
      state = { ...state, id: null, owner: null, broker: null }
      seat = seatOf(id, state)
    },
  }
}

const neverAborted = new AbortController().signal

function seatOf(id: BrokerId, { broker, owner, leave: _, ...told }: State): Seat {
  return { broker, status: { ...told, broker: id }, ...(owner !== null && { owner }) }
}

async function letGo({ broker, leave }: State): Promise<void> {
  await broker?.[Symbol.asyncDispose]()
  await leave?.()
}

/** What can be said before anybody is asked. */
function standingIn(profile: Profile, { id, brokerage }: SlotDeps): State {
  const environment = environmentIn(profile, id, brokerage)
  const setup = profile.brokers[id]
  if (!setup && environment !== 'demo') return { ...empty, environment }
  return { ...empty, standing: 'reading', environment, account: shownAccount(setup?.shown ?? {}) }
}

async function taken(waiting: State, profile: Profile, deps: SlotDeps): Promise<State> {
  const { id, brokerage, platform } = deps
  const server = profile.brokers[id]?.server
  try {
    if (!server || server.kind === 'demo') return await takenFromDemo(waiting, profile, deps)
    const found = resolveServer(
      id,
      server,
      knownTo(brokerage, id, platform.preferences.read().confirmedHosts),
    )
    if (found.kind === 'unusable') return { ...waiting, standing: 'unusable' }
    if (found.kind === 'unconfirmed-host')
      return { ...waiting, standing: 'unconfirmed-host', host: found.host }
    const { endpoints, host, environment } = found
    const read = await platform.vault.read(credentialName(profile.id, id))
    if (read.kind !== 'found') return { ...waiting, host, standing: standingOf(read) }
    const values = unsealed(read.secret)
    if (!values) return { ...waiting, host, standing: 'gone' }
    const broker = made({ broker: id, environment, endpoints, values }, 'kept', deps)
    const owner = ownerOf(
      { profile: profile.id, broker: id, environment, host, values },
      platform.fingerprint,
    )
    return { ...waiting, standing: 'ready', host, owner, thisRunOnly: read.thisRunOnly, broker }
  } catch (error) {
    platform.log.warn(`${id} could not be started: ${error instanceof Error ? error.message : ''}`)
    return { ...waiting, standing: 'unusable' }
  }
}

function standingOf(read: Exclude<VaultRead, { readonly kind: 'found' }>): Standing {
  switch (read.kind) {
    case 'never-kept':
      return 'not-kept'
    case 'gone':
      return 'gone'
    case 'closed':
      return 'vault-closed'
    case 'other-backend':
      return 'other-backend'
  }
}

async function takenFromDemo(waiting: State, profile: Profile, deps: SlotDeps): Promise<State> {
  const { id, demo, platform } = deps
  const { servers } = await demo.enter()
  const server = servers[id]
  if (!server) {
    await demo.leave()
    return { ...waiting, standing: 'not-set-up' }
  }
  const { endpoints, values, token } = server
  const keys = { broker: id, values, use: 'demo' } as const
  if (token && !(await deps.shelf.storeOf(keys).read())) await deps.shelf.storeOf(keys).write(token)
  const broker = made({ broker: id, environment: 'demo', endpoints, values }, 'demo', deps)
  const account = shownAccount(shownOf(id, values, platform.fingerprint))
  const host = new URL(endpoints.rest).host
  const place = { profile: profile.id, broker: id, environment: 'demo', host, values } as const
  const owner = ownerOf(place, platform.fingerprint)
  return { ...waiting, standing: 'ready', host, account, owner, broker, leave: demo.leave }
}

function made(
  order: Omit<BrokerOrder, 'tokens' | 'issues'>,
  use: 'kept' | 'demo',
  { brokerage, shelf }: SlotDeps,
): Broker {
  const keys = { broker: order.broker, values: order.values, use }
  return brokerage.create({ ...order, tokens: shelf.storeOf(keys), issues: shelf.issuesOf(keys) })
}
