import type { DoctorReport } from '../../shared/domain/doctor.ts'
import type { JournalHealth } from '../../shared/domain/health.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { type Instant, kstDate, kstTime } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { VaultStatus } from '../../shared/domain/vault.ts'
import type { Brokerage, Reach } from './broker.ts'

/** What a report is made of. Everything in it may be shown to strangers. */
interface Patient {
  readonly at: Instant
  readonly version: string
  readonly machine: readonly string[]
  readonly vault: VaultStatus
  /** `null`: no file yet. */
  readonly journal: JournalHealth | null
  readonly sessions: readonly SessionStatus[]
  readonly link: LinkStatus | null
  /** Addresses to be asked whether they answer, by name. */
  readonly addresses: ReadonlyMap<string, string>
}

/** A report fit to be pasted into an issue: English, one fact a line, no key, no account, no name, no path. */
export async function examine(patient: Patient, reach: Reach, signal: AbortSignal): Promise<DoctorReport> {
  const { at, version, machine, vault, journal, sessions, link, addresses } = patient
  const reached = await Promise.all(
    [...addresses].map(async ([name, address]) => line(name, await reachWords(address, reach, signal))),
  )
  const lines = [
    `Vigil ${version} · ${kstDate(at)} ${kstTime(at)} KST`,
    ...machine,
    line('vault', vaultWords(vault)),
    line('journal', journalWords(journal)),
    ...sessions.flatMap(sessionLines),
    ...(link ? [line('kiwoom realtime', linkWords(link))] : []),
    ...reached,
  ]
  return { at, text: `${lines.join('\n')}\n` }
}

/** Where the profile's requests go, as far as it has keys; the brokers' own servers otherwise. */
export function addressesOf(profile: Profile, { official, overrides }: Brokerage): Map<string, string> {
  return new Map(
    BrokerId.options.map((id) => {
      const server = profile.brokers[id]?.server
      const { real, mock } = official[id]
      const chosen = { real, mock: mock ?? real, custom: server, demo: real }[server?.kind ?? 'real']
      const rest = overrides[id]?.rest ?? (chosen && 'rest' in chosen ? chosen.rest : real.rest)
      return [`${id} server`, rest]
    }),
  )
}

const line = (name: string, words: string) => `${name}: ${words}`

function vaultWords({ state, backend, store, inMemory, detail }: VaultStatus): string {
  const kept = inMemory > 0 ? `, ${inMemory} kept for this run only` : ''
  return `${store} through ${backend ?? 'no library'}, ${state}${kept}${detail ? ` (${detail})` : ''}`
}

function journalWords(journal: JournalHealth | null): string {
  switch (journal?.kind) {
    case undefined:
      return 'no file yet'
    case 'durable':
      return journal.setAside === null ? 'durable' : 'durable, after a damaged file was set aside'
    case 'behind':
      return `behind since ${kstTime(journal.since)}, ${journal.unsaved} unsaved: ${journal.reason}`
    case 'memory':
      return `not usable: ${journal.reason}`
  }
}

/** The host is shown: for brokers it is public, and a proxy's name is what support must know. */
function sessionLines({ broker, standing, environment, host, thisRunOnly, facts }: SessionStatus): string[] {
  const where = `${standing}, ${environment}${host === null ? '' : `, ${host}`}${thisRunOnly ? ', this run only' : ''}`
  if (!facts) return [line(broker, where)]
  const { token, lastRefusal, lastFault, requests, tokensIssued, clockSkew } = facts
  const told = [lastRefusal, lastFault].filter((one) => one !== null)
  return [
    line(broker, where),
    line(`${broker} token`, token.kind === 'failed' ? `failed, ${troubleCode(token.trouble)}` : token.kind),
    line(`${broker} today`, `${requests} requests, ${tokensIssued} tokens, clock ${skewWords(clockSkew)}`),
    ...told.map(({ at, to, trouble }) =>
      line(`${broker} ${to}`, `${troubleCode(trouble)} at ${kstTime(at)}`),
    ),
  ]
}

/** Codes only: a broker's own words may quote what was asked. */
function troubleCode(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'refused':
      return `refused ${trouble.code}${trouble.status === null ? '' : ` (HTTP ${trouble.status})`}`
    case 'foreign-page':
      return `foreign page (HTTP ${trouble.status})`
    case 'offline':
    case 'untrusted-certificate':
      return `${trouble.kind} ${trouble.code ?? ''}`.trim()
    case 'vault':
      return `vault ${trouble.state}`
    default:
      return trouble.kind
  }
}

function linkWords({ phase, since, loss, attempt, unreadable, clockSkew }: LinkStatus): string {
  const lost = loss ? `, last loss ${loss.cause} ${loss.code ?? ''}`.trimEnd() : ''
  const tries = attempt > 0 ? `, attempt ${attempt}` : ''
  const doubts = `, ${unreadable.count} unreadable, clock ${skewWords(clockSkew)}`
  return `${phase} since ${kstTime(since)}${lost}${tries}${doubts}`
}

function skewWords(skew: number | null): string {
  return skew === null ? 'not measured' : `${skew > 0 ? '+' : ''}${Math.round(skew / 100) / 10} s`
}

async function reachWords(address: string, reach: Reach, signal: AbortSignal): Promise<string> {
  if (!URL.canParse(address)) return 'not an address'
  const { host } = new URL(address)
  const found = await reach(address, signal)
  if (found.kind === 'unreached') return `${host} not reached, ${troubleCode(found.trouble)}`
  return `${host} reached in ${found.latency} ms, clock ${skewWords(found.clockSkew)}`
}
