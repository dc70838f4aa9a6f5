import type { BrokerId } from '../../shared/domain/instrument.ts'
import { type BrokerSetup, demoProfile, type Profile, type ProfileBook } from '../../shared/domain/profile.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import type { Platform } from './platform.ts'
import { createTopic, type Topic } from './topic.ts'

/** The user's profiles, and which of them is in use. */
export interface Profiles {
  readonly topic: Topic<ProfileBook>
  book(): ProfileBook
  active(): Profile
  get(id: string): Profile
  create(name: string): void
  rename(id: string, name: string): void
  /** The last one is emptied and stays. */
  remove(id: string): void
  activate(id: string): void
  /** `null`: set up no more. */
  setUp(id: string, broker: BrokerId, setup: BrokerSetup | null): void
}

interface ProfilesDeps extends Pick<Platform, 'preferences' | 'newId'> {
  /** Begin in the demo without making it the choice for the next start. */
  readonly startInDemo: boolean
}

export function createProfiles({ preferences, newId, startInDemo }: ProfilesDeps): Profiles {
  let visiting = startInDemo
  const book = (): ProfileBook => {
    const { active, profiles } = preferences.read()
    return { active: visiting ? demoProfile.id : active, profiles: [...profiles] }
  }
  const topic = createTopic<ProfileBook>({ snapshot: () => [book()], keyOf: () => 'book' })

  function get(id: string): Profile {
    const found = [demoProfile, ...preferences.read().profiles].find((profile) => profile.id === id)
    if (!found) throw new Fault('unknown-profile', `No profile ${id}.`)
    return found
  }
  function own(id: string): Profile {
    if (id === demoProfile.id) throw new Fault('demo-profile', 'The demo cannot be changed.')
    return get(id)
  }
  function save(profiles: readonly Profile[], active = preferences.read().active): void {
    preferences.change({ profiles, active })
    topic.publish(book())
  }
  const others = (id: string) => preferences.read().profiles.filter((profile) => profile.id !== id)
  const replace = (next: Profile) =>
    save(preferences.read().profiles.map((profile) => (profile.id === next.id ? next : profile)))

  return {
    topic,
    book,
    active: () => get(book().active),
    get,
    create: (name) => save([...preferences.read().profiles, { id: newId(), name, brokers: {} }]),
    rename: (id, name) => replace({ ...own(id), name }),
    remove(id) {
      const left = others(own(id).id)
      const profiles = left.length > 0 ? left : [{ ...own(id), brokers: {} }]
      const wasActive = preferences.read().active === id
      save(profiles, wasActive ? profiles[0]?.id : undefined)
    },
    activate(id) {
      visiting = false
      save(preferences.read().profiles, get(id).id)
    },
    setUp(id, broker, setup) {
      const profile = own(id)
      const { [broker]: _, ...rest } = profile.brokers
      replace({ ...profile, brokers: setup === null ? rest : { ...rest, [broker]: setup } })
    },
  }
}
