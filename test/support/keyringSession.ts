import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processesAtHome } from '../system/leftovers.ts'
import {
  ended,
  keyringPassword,
  makePrivateHome,
  type PrivateHome,
  startBus,
  startKeyring,
  startScreen,
  waitForService,
} from '../system/sessionParts.ts'
import { until } from './until.ts'

/** How far a desktop has come that has a keyring, or should have. */
export type KeyringDesktop =
  | 'no bus'
  | 'a bus that is gone'
  | 'a bus without a secret service'
  | 'a service without a default keyring'
  | 'a locked keyring'
  | 'a keyring that the login did not open'
  | 'an open keyring'

export interface KeyringSession extends AsyncDisposable {
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  lock(): void
  /** Ends the service as an update or a crash does; nothing takes its place. */
  killService(): Promise<void>
  pauseService(): void
  resumeService(): void
  /** A new service in its place, whose keyring `password` opens. */
  startService(password?: string): Promise<void>
  /** Names of the processes that live in the session, whoever started them. */
  processes(): string[]
  /** What another program kept: an item of our service, and no word of whose account it is. */
  keepForeignItem(service: string): void
  /** Title of the question on the screen; `undefined`: none. */
  question(): string | undefined
  /** Types at the question, once it is there. `Escape` turns it away. */
  answer(keys: 'Escape' | { readonly text: string }): Promise<void>
}

const secrets = 'org.freedesktop.secrets'
const secretsPath = '/org/freedesktop/secrets'

/** A session bus and a real gnome-keyring of its own, in one of the states in which a user's may be. */
export async function startKeyringSession(
  desktop: KeyringDesktop,
  { screen = false } = {},
): Promise<KeyringSession> {
  const home = makePrivateHome('vigil-keyring-')
  try {
    if (screen) await startScreen(home)
    await prepare(desktop, home)
  } catch (error) {
    await home[Symbol.asyncDispose]()
    throw error
  }
  return sessionIn(home)
}

async function prepare(desktop: KeyringDesktop, home: PrivateHome): Promise<void> {
  if (desktop === 'no bus') return
  if (desktop === 'a bus without a secret service') return await startBus(home, bareBus(home.folder))
  await startBus(home)
  if (desktop === 'a bus that is gone') {
    const [bus] = home.started
    if (bus) await ended(bus)
    return
  }
  if (desktop === 'a service without a default keyring') {
    // Asked by name, the bus starts the service itself, with no password to make a keyring from.
    busCall(home.environment, ['org.freedesktop.DBus', '/org/freedesktop/DBus'], startByName)
    return
  }
  const keyring = startKeyring(home)
  await waitForService(secrets, home)
  if (desktop === 'a locked keyring') lock(home.environment)
  if (desktop === 'a keyring that the login did not open') {
    await ended(keyring)
    startKeyring(home, 'another password')
    await waitForService(secrets, home)
  }
}

function sessionIn(home: PrivateHome): KeyringSession {
  const { environment } = home
  const question = () => titleOfQuestion(environment)
  return {
    folder: home.folder,
    environment,
    lock: () => lock(environment),
    async killService() {
      const service = serviceOf(home)
      const gone = once(service, 'exit')
      service.kill('SIGKILL')
      await gone
    },
    pauseService: () => void serviceOf(home).kill('SIGSTOP'),
    resumeService: () => void serviceOf(home).kill('SIGCONT'),
    async startService(password = keyringPassword) {
      startKeyring(home, password)
      await waitForService(secrets, home)
    },
    processes: () => processesAtHome(home.folder).map(programOf),
    keepForeignItem(service) {
      const args = ['store', '--label=foreign', 'service', service]
      execFileSync('secret-tool', args, { env: environment, input: 'foreign' })
    },
    question,
    answer: (keys) => answer(keys, { environment, question }),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  }
}

function serviceOf({ started }: PrivateHome): ChildProcess {
  const service = started.findLast(({ spawnfile }) => spawnfile === 'gnome-keyring-daemon')
  if (!service) throw new Error('This session has no keyring daemon of ours.')
  return service
}

/** A bus that can start nothing. */
function bareBus(folder: string): string {
  const file = join(folder, 'bus.conf')
  const rules = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`
  writeFileSync(file, rules)
  return file
}

const startByName = ['org.freedesktop.DBus.StartServiceByName', `string:${secrets}`, 'uint32:0']

function lock(environment: NodeJS.ProcessEnv): void {
  const collection = `array:objpath:${secretsPath}/collection/login`
  busCall(environment, [secrets, secretsPath], ['org.freedesktop.Secret.Service.Lock', collection])
}

function busCall(
  environment: NodeJS.ProcessEnv,
  [destination, path]: readonly [string, string],
  words: readonly string[],
): void {
  const args = ['--session', '--print-reply', `--dest=${destination}`, path, ...words]
  execFileSync('dbus-send', args, { env: environment, stdio: 'ignore' })
}

interface Desk {
  readonly environment: NodeJS.ProcessEnv
  question(): string | undefined
}

/** Keys that come before the question has taken the keyboard are lost, so that a second try may be needed. */
async function answer(keys: 'Escape' | { readonly text: string }, desk: Desk): Promise<void> {
  const type = (...args: string[]) =>
    execFileSync('xdotool', args, { env: desk.environment, stdio: 'ignore' })
  await until('the system shows its question', () => desk.question() !== undefined)
  for (let attempt = 0; attempt < 10 && desk.question() !== undefined; attempt += 1) {
    if (keys !== 'Escape') type('key', 'ctrl+a', 'type', keys.text)
    type('key', keys === 'Escape' ? 'Escape' : 'Return')
    await until('the question goes', () => desk.question() === undefined, 2000).catch(() => undefined)
  }
}

function titleOfQuestion(environment: NodeJS.ProcessEnv): string | undefined {
  const search = ['search', '--onlyvisible', '--name', 'Keyring', 'getwindowname']
  const { stdout } = spawnSync('xdotool', search, { env: environment, encoding: 'utf8' })
  return stdout.split('\n').find((title) => title !== '')
}

/** Empty for one that has ended meanwhile. */
function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}
