import { type CheckNews, checkNews } from '../../shared/domain/check.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import type { ProfileId } from '../../shared/domain/profile.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { credentialName, unsealed } from './credentials.ts'
import type { Platform } from './platform.ts'
import type { Profiles } from './profiles.ts'
import { confirmation } from './servers.ts'
import type { SetUp } from './setUp.ts'
import type { Slot } from './slot.ts'
import type { TokenShelf } from './tokenShelf.ts'

/** What the user does about a broker's session and its keys. */
export interface SessionActions {
  /** The user wants this broker's session back: lasts through a restart. */
  signIn(id: BrokerId): void
  /** Nothing but the user's word signs in again. */
  signOut(id: BrokerId): Promise<Trouble | null>
  /** Signs out and removes the keys, and what was told under them. */
  forget(id: BrokerId): Promise<Trouble | null>
  useDemo(id: BrokerId): Promise<void>
  removeProfile(id: string): Promise<void>
  /** Only a host that is being waited for: nobody else has reason to name one. */
  confirmHost(id: BrokerId, host: string): Promise<boolean>
  test(id: BrokerId, signal: AbortSignal): AsyncIterable<CheckNews>
}

interface SessionActionDeps {
  readonly platform: Pick<Platform, 'vault' | 'preferences' | 'clock'>
  readonly profiles: Profiles
  readonly shelf: TokenShelf
  readonly setUp: Pick<SetUp, 'forget' | 'confirms'>
  readonly slotOf: (id: BrokerId) => Slot
  /** Takes up what the active profile says of this broker. */
  readonly takeUp: (id: BrokerId) => Promise<void>
  /** What was kept of the profile's accounts at this broker is to go. */
  readonly onForgotten: (profile: ProfileId, id: BrokerId) => void
}

export function createSessionActions(deps: SessionActionDeps): SessionActions {
  const { profiles, shelf, setUp, slotOf, takeUp, onForgotten } = deps
  const { vault, preferences, clock } = deps.platform

  function rememberSignedOut(id: BrokerId, signedOut: boolean): void {
    const profile = profiles.active()
    const setup = profile.brokers[id]
    if (setup && setup.signedOut !== signedOut) profiles.setUp(profile.id, id, { ...setup, signedOut })
  }

  async function signOut(id: BrokerId): Promise<Trouble | null> {
    rememberSignedOut(id, true)
    return (await slotOf(id).broker()?.session.signOut(neverAborted)) ?? null
  }

  /** A profile's keys, and the token that was kept for them; `false`: the keychain still has the keys. */
  async function dropKeys(profile: string, broker: BrokerId): Promise<boolean> {
    const name = credentialName(profile, broker)
    const read = await vault.read(name)
    const values = read.kind === 'found' ? unsealed(read.secret) : null
    if (values) await shelf.storeOf({ broker, values, use: 'kept' }).clear()
    return vault.delete(name)
  }

  return {
    signIn: (id) => rememberSignedOut(id, false),
    signOut,
    async forget(id) {
      const profile = profiles.active().id
      const trouble = await signOut(id)
      setUp.forget(id)
      const dropped = await dropKeys(profile, id)
      profiles.setUp(profile, id, null)
      await takeUp(id)
      // Nobody is left who could tell more.
      onForgotten(profile, id)
      return dropped ? trouble : { kind: 'vault', state: vault.status().state }
    },
    async useDemo(id) {
      const setup = { server: { kind: 'demo' }, shown: {}, savedAt: clock.now(), signedOut: false } as const
      profiles.setUp(profiles.active().id, id, setup)
      await takeUp(id)
    },
    async removeProfile(id) {
      const { brokers } = profiles.get(id)
      const isActive = profiles.active().id === id
      for (const broker of BrokerId.options.filter((one) => brokers[one])) {
        if (isActive) await signOut(broker)
        await dropKeys(id, broker)
      }
      profiles.remove(id)
      if (isActive) await Promise.all(BrokerId.options.map(takeUp))
      for (const broker of BrokerId.options) onForgotten(id, broker)
    },
    async confirmHost(id, host) {
      const { standing, host: waiting } = slotOf(id).status()
      const isAwaited = standing === 'unconfirmed-host' && waiting === host
      if (!isAwaited && !setUp.confirms(id, host)) return false
      const { confirmedHosts } = preferences.read()
      preferences.change({ confirmedHosts: [...new Set([...confirmedHosts, confirmation(id, host)])] })
      if (isAwaited) await takeUp(id)
      return true
    },
    async *test(id, signal) {
      const broker = slotOf(id).broker()
      rememberSignedOut(id, false)
      if (broker) return yield* broker.session.check(signal)
      const trouble: Trouble = { kind: 'vault', state: vault.status().state }
      yield checkNews({ check: 'form', state: 'failed', at: clock.now(), trouble })
    },
  }
}

/** For questions that nobody can take back. */
const neverAborted = new AbortController().signal
