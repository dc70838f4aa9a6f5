import { type CheckNews, checkNews } from '../../shared/domain/check.ts'
import {
  type CredentialForm,
  type CredentialValues,
  problemsOf,
  type ServerChoice,
} from '../../shared/domain/credential.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import { demoProfile, type Profile, type ProfileId } from '../../shared/domain/profile.ts'
import type { Clock } from '../../shared/domain/time.ts'
import type { FieldProblem } from '../../shared/domain/trouble.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import type { Broker, Brokerage } from './broker.ts'
import { credentialName, merged, ownerOf, sealed, shownAccount, shownOf, unsealed } from './credentials.ts'
import type { Platform } from './platform.ts'
import type { Profiles } from './profiles.ts'
import { knownTo, resolveServer } from './servers.ts'
import type { Place } from './slot.ts'
import type { TokenShelf } from './tokenShelf.ts'

/** Takes what the user typed from the form to the keychain, through a trial on the live server. */
export interface SetUp {
  /** Tells each check as it goes, and keeps the keys only if all passed. */
  run(form: CredentialForm, signal: AbortSignal): AsyncIterable<CheckNews>
  /** A host that stood in the way of the last trial, and is now confirmed; `false`: it was another. */
  confirms(broker: BrokerId, host: string): boolean
  /** What was typed and not kept is forgotten. */
  forget(broker: BrokerId): void
}

export interface SetUpDeps {
  readonly platform: Pick<Platform, 'vault' | 'preferences' | 'fingerprint'> & { readonly clock: Clock }
  readonly brokerage: Brokerage
  readonly profiles: Profiles
  readonly shelf: TokenShelf
  /** The broker that is being tried, so that the user's answers find it; `null`: no more. */
  readonly onTrial: (id: BrokerId, broker: Broker | null) => void
  /** The profile has new keys for this broker, and the broker that passed the trial goes to work with them. */
  readonly onKept: (profile: ProfileId, broker: Broker, place: Place) => Promise<void>
}

export function createSetUp(deps: SetUpDeps): SetUp {
  const { platform, brokerage, profiles, shelf } = deps
  const { vault, clock } = platform
  /** What was typed and has not failed, until it is kept: only the wrong field is asked for again. */
  const drafts = new Map<string, Draft>()
  const unconfirmed = new Map<BrokerId, string>()

  async function known(profile: Profile, broker: BrokerId): Promise<Draft | undefined> {
    const draft = drafts.get(credentialName(profile.id, broker))
    const setup = profile.brokers[broker]
    if (draft || !setup) return draft
    const read = await vault.read(credentialName(profile.id, broker))
    const values = read.kind === 'found' ? unsealed(read.secret) : null
    return values ? { server: setup.server, values } : undefined
  }

  async function* run(form: CredentialForm, signal: AbortSignal): AsyncIterable<CheckNews> {
    const { broker, server } = form
    const profile = profiles.active()
    if (profile.id === demoProfile.id || server.kind === 'demo')
      throw new Fault('demo-profile', 'The demo has keys of its own.')
    const name = credentialName(profile.id, broker)
    const news = (told: Omit<Parameters<typeof checkNews>[0], 'at'>) =>
      checkNews({ ...told, at: clock.now() })
    yield news({ check: 'form', state: 'running' })
    const values = merged(broker, fitFor(server, await known(profile, broker)), form.values)
    const keep = (left: CredentialValues) => drafts.set(name, { server, values: left })
    keep(values)

    const problems = problemsOf(broker, (field) => values[field]?.reveal())
    if (problems.length > 0) return yield formFailed(problems)
    const found = resolveServer(
      broker,
      server,
      knownTo(brokerage, broker, platform.preferences.read().confirmedHosts),
    )
    if (found.kind === 'unusable') return yield formFailed([found.problem])
    yield news({ check: 'form', state: 'passed' })
    if (found.kind === 'unconfirmed-host') {
      const { host } = found
      unconfirmed.set(broker, host)
      return yield news({ check: 'reach', state: 'failed', trouble: { kind: 'unconfirmed-host', host } })
    }

    const { endpoints, environment, host } = found
    const keys = { broker, values, use: 'trial' } as const
    const order = { broker, environment, endpoints, values }
    await using trial = onTrial(
      brokerage.create({ ...order, tokens: shelf.storeOf(keys), issues: shelf.issuesOf(keys) }),
    )
    for await (const step of trial.broker.session.check(signal)) {
      yield step
      if (step.state !== 'failed') continue
      keep(without(values, step.fields))
      return
    }
    if (signal.aborted) return
    yield news({ check: 'save', state: 'running' })
    const kept = await vault.write(name, sealed(values))
    await shelf.keep(keys)
    const shown = shownOf(broker, values, platform.fingerprint)
    profiles.setUp(profile.id, broker, { server, shown, savedAt: clock.now(), signedOut: false })
    drafts.delete(name)
    const trouble = kept.kind === 'keychain' ? null : ({ kind: 'vault', state: kept.state } as const)
    const owner = ownerOf({ profile: profile.id, broker, environment, host, values }, platform.fingerprint)
    const place = { environment, host, account: shownAccount(shown), owner, thisRunOnly: trouble !== null }
    await deps.onKept(profile.id, trial.pass(), place)
    yield news({
      check: 'save',
      state: trouble ? 'doubtful' : 'passed',
      trouble,
      thisRunOnly: trouble !== null,
    })

    function formFailed(found: readonly FieldProblem[]): CheckNews {
      const fields = found.map(({ field }) => field)
      keep(without(values, fields))
      return news({ check: 'form', state: 'failed', trouble: { kind: 'form', problems: [...found] }, fields })
    }
  }

  /** A broker that goes when the trial ends, unless it passed. */
  function onTrial(broker: Broker): Trial {
    let passed = false
    deps.onTrial(broker.id, broker)
    return {
      broker,
      pass() {
        passed = true
        return broker
      },
      async [Symbol.asyncDispose]() {
        deps.onTrial(broker.id, null)
        if (!passed) await broker[Symbol.asyncDispose]()
      },
    }
  }

  return {
    run,
    confirms: (broker, host) => unconfirmed.get(broker) === host,
    forget: (broker) => void drafts.delete(credentialName(profiles.active().id, broker)),
  }
}

interface Draft {
  /** The server that the values were typed for. */
  readonly server: ServerChoice
  readonly values: CredentialValues
}

/** Keys go on to a broker's own servers, or to the one that they were typed for; for a new one they are typed anew. */
function fitFor(server: ServerChoice, draft: Draft | undefined): CredentialValues {
  if (!draft) return {}
  const isKnown = server.kind !== 'custom' || JSON.stringify(server) === JSON.stringify(draft.server)
  return isKnown ? draft.values : {}
}

interface Trial extends AsyncDisposable {
  readonly broker: Broker
  pass(): Broker
}

function without(values: CredentialValues, fields: readonly string[]): CredentialValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)))
}
