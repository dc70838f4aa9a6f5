import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { endLeftovers } from './leftovers.ts'

/** With an empty password the keyring would be made without a default collection. */
export const keyringPassword = 'test-only'

/** Empty home folders, and the processes that live in them. */
export interface PrivateHome extends AsyncDisposable {
  readonly folder: string
  /** Grows as the parts of a session come up. */
  readonly environment: NodeJS.ProcessEnv
  readonly started: ChildProcess[]
}

/** Disposing ends every process that was started in it, whoever started it, and removes the folder. */
export function makePrivateHome(prefix: string): PrivateHome {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const started: ChildProcess[] = []
  return {
    folder,
    environment: privateEnvironment(folder),
    started,
    async [Symbol.asyncDispose]() {
      for (const child of started.reverse()) await ended(child)
      await endLeftovers(folder)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function privateEnvironment(folder: string): NodeJS.ProcessEnv {
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, SESSION_MANAGER, DBUS_SESSION_BUS_ADDRESS, ...kept } =
    process.env
  const sub = (name: string): string => {
    const path = join(folder, name)
    mkdirSync(path, { mode: 0o700 })
    return path
  }
  return {
    ...kept,
    HOME: folder,
    // What a killed test leaves in the temporary folder goes with the session.
    TMPDIR: sub('tmp'),
    XDG_RUNTIME_DIR: sub('run'),
    XDG_DATA_HOME: sub('data'),
    XDG_CONFIG_HOME: sub('config'),
    XDG_CACHE_HOME: sub('cache'),
    XDG_STATE_HOME: sub('state'),
    LANG: 'C.UTF-8',
  }
}

/**
 * Xvfb itself finds a free display and tells its number. Without -noreset it starts over whenever its last client has
 * gone, and whoever comes in that moment finds no screen.
 */
export async function startScreen({ environment, started }: PrivateHome): Promise<void> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset']
  const xvfb = spawn('Xvfb', args, { env: environment, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  started.push(xvfb)
  environment.DISPLAY = `:${await firstLine(xvfb, 'Xvfb')}`
}

/** `configuration`: a bus of its own rules instead of a desktop's. */
export async function startBus({ environment, started }: PrivateHome, configuration?: string): Promise<void> {
  const rules = configuration === undefined ? '--session' : `--config-file=${configuration}`
  const bus = spawn('dbus-daemon', [rules, '--nofork', '--nopidfile', '--print-address=3'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  started.push(bus)
  environment.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus, 'dbus-daemon')
}

/** A keyring daemon that opens the login keyring with `password`, or makes it. */
export function startKeyring(
  { environment, started }: PrivateHome,
  password = keyringPassword,
): ChildProcess {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const keyring = spawn('gnome-keyring-daemon', args, {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  started.push(keyring)
  keyring.stdin?.end(password)
  return keyring
}

/** Without the wait, the first caller would make the bus start a second, locked or empty, service. */
export async function waitForService(name: string, { environment }: PrivateHome): Promise<void> {
  const waiting = spawn('gdbus', ['wait', '--session', '--timeout', '20', name], {
    env: environment,
    stdio: 'ignore',
  })
  const [code] = await once(waiting, 'exit')
  if (code !== 0) throw new Error(`The test desktop has no ${name} after 20 s.`)
}

async function firstLine(child: ChildProcess, name: string): Promise<string> {
  const pipe = child.stdio[3] as Readable
  let text = ''
  for await (const chunk of pipe) {
    text += String(chunk)
    if (text.includes('\n')) return text.trim()
  }
  throw new Error(`${name} did not start.`)
}

/** Ends a process that we started, gently and then not. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(late)
}
