import { execFile } from 'node:child_process'
import type { VaultState } from '../../shared/domain/vault.ts'
import { closedState, errorText } from './closedState.ts'
import { type Environment, sessionBus } from './sessionBus.ts'

/** How the keychain stands; `unknown`: nothing on this machine can tell without opening it. */
export interface Look {
  readonly state: VaultState | 'unknown'
  readonly detail: string | null
}

const service = 'org.freedesktop.secrets'
const root = '/org/freedesktop/secrets'
const properties = 'org.freedesktop.DBus.Properties.Get'
const collection = 'org.freedesktop.Secret.Collection'
const readAlias = 'org.freedesktop.Secret.Service.ReadAlias'

interface Questioner {
  readonly program: string
  /** Answers with the path of the default keyring, "/" without one. */
  readonly alias: readonly string[]
  /** Answers true or false. */
  locked(keyring: string): readonly string[]
}

const dbusSend = ['--session', '--print-reply=literal', `--dest=${service}`]
const gdbus = ['call', '--session', '--dest', service]

/** The programs of libdbus, GLib and systemd that can ask: one of them is on every desktop. */
const questioners: readonly Questioner[] = [
  {
    program: 'dbus-send',
    alias: [...dbusSend, root, readAlias, 'string:default'],
    locked: (keyring) => [...dbusSend, keyring, properties, `string:${collection}`, 'string:Locked'],
  },
  {
    program: 'gdbus',
    alias: [...gdbus, '--object-path', root, '--method', readAlias, 'default'],
    locked: (keyring) => [
      ...gdbus,
      ...['--object-path', keyring, '--method', properties, collection, 'Locked'],
    ],
  },
  {
    program: 'busctl',
    alias: ['--user', 'call', service, root, 'org.freedesktop.Secret.Service', 'ReadAlias', 's', 'default'],
    locked: (keyring) => ['--user', 'get-property', service, keyring, collection, 'Locked'],
  },
]

/**
 * Looks at the Secret Service of the session bus through a program of the system's, so that neither library is touched
 * and no question comes up. May start the service, where the bus knows how: that is how it is meant.
 * Source: the Secret Service API draft 0.2, freedesktop.org.
 */
export async function lookAtSecretService(environment: Environment): Promise<Look> {
  const bus = sessionBus(environment)
  if (bus === undefined) return { state: 'no-session-bus', detail: null }
  const env = { ...environment, DBUS_SESSION_BUS_ADDRESS: bus, LC_ALL: 'C' }
  // Less than the deadline of a job: a service that hangs is told by name rather than by the killed process.
  const signal = AbortSignal.timeout(1500)
  for (const { program, alias, locked } of questioners) {
    const ask = (args: readonly string[]) => run(program, args, { env, signal })
    const answer = await ask(alias)
    if (answer.kind === 'no-program') continue
    if (answer.kind === 'error') return { state: closedState(answer.text), detail: answer.text }
    const keyring = /\/org\/[\w/]+/.exec(answer.text)?.[0]
    return keyring === undefined
      ? { state: 'no-default-keyring', detail: null }
      : lockOf(await ask(locked(keyring)))
  }
  return { state: 'unknown', detail: 'none of dbus-send, gdbus and busctl is installed' }
}

function lockOf(answer: Answer): Look {
  if (answer.kind !== 'text') {
    const detail = answer.kind === 'error' ? answer.text : null
    return { state: closedState(detail ?? ''), detail }
  }
  if (/\btrue\b/.test(answer.text)) return { state: 'locked', detail: null }
  if (/\bfalse\b/.test(answer.text)) return { state: 'open', detail: null }
  return { state: 'failed', detail: errorText(answer.text) }
}

type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'no-program' }

interface RunOptions {
  readonly env: Record<string, string | undefined>
  readonly signal: AbortSignal
}

function run(program: string, args: readonly string[], options: RunOptions): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(program, [...args], { ...options, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'text', text: stdout })
      else if (error.code === 'ENOENT') resolve({ kind: 'no-program' })
      else if (options.signal.aborted) resolve({ kind: 'error', text: 'the secret service does not answer' })
      else resolve({ kind: 'error', text: errorText(stderr || error) })
    })
  })
}
