import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { endLeftovers } from './leftovers.ts'

export interface DesktopSession extends AsyncDisposable {
  /** What a program needs in its environment to live in this session, and nowhere else. */
  readonly environment: NodeJS.ProcessEnv
}

/** Popups stay until a test closes them, and none is forgotten. */
const dunstConfiguration = `[global]
idle_threshold = 0
history_length = 2000
notification_limit = 20
font = Sans 10
[urgency_low]
timeout = 0
[urgency_normal]
timeout = 0
[urgency_critical]
timeout = 0
`

/** With an empty password the keyring would be made without a default collection. */
const keyringPassword = 'test-only'

/**
 * A desktop of its own: screen, session bus, unlocked keyring, notification daemon, and empty home folders.
 * Disposing ends every process that was started in it, whoever started it.
 */
export async function startDesktopSession(): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-desktop-'))
  const environment = privateEnvironment(folder)
  const started: ChildProcess[] = []
  const end = async (): Promise<void> => {
    for (const child of started.reverse()) await ended(child)
    await endLeftovers(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const screen = await startScreen(environment, started)
    environment.DISPLAY = `:${screen}`
    environment.DBUS_SESSION_BUS_ADDRESS = await startBus(environment, started)
    startKeyring(environment, started)
    startNotifications(folder, { environment, started })
    await waitForService('org.freedesktop.secrets', environment)
    await waitForService('org.freedesktop.Notifications', environment)
  } catch (error) {
    await end()
    throw error
  }
  return { environment, [Symbol.asyncDispose]: end }
}

function privateEnvironment(folder: string): NodeJS.ProcessEnv {
  const { WAYLAND_DISPLAY, XAUTHORITY, SESSION_MANAGER, ...kept } = process.env
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

/** Xvfb itself finds a free display and tells its number. */
async function startScreen(environment: NodeJS.ProcessEnv, started: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp']
  const xvfb = spawn('Xvfb', args, { env: environment, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  started.push(xvfb)
  return firstLine(xvfb, 'Xvfb')
}

async function startBus(environment: NodeJS.ProcessEnv, started: ChildProcess[]): Promise<string> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  started.push(bus)
  return firstLine(bus, 'dbus-daemon')
}

function startKeyring(environment: NodeJS.ProcessEnv, started: ChildProcess[]): void {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const keyring = spawn('gnome-keyring-daemon', args, {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  started.push(keyring)
  keyring.stdin?.end(keyringPassword)
}

function startNotifications(
  folder: string,
  { environment, started }: { environment: NodeJS.ProcessEnv; started: ChildProcess[] },
): void {
  const configuration = join(folder, 'dunstrc')
  writeFileSync(configuration, dunstConfiguration)
  started.push(spawn('dunst', ['-conf', configuration], { env: environment, stdio: 'ignore' }))
}

/** Without the wait, the first caller would make the bus start a second, locked or empty, service. */
async function waitForService(name: string, environment: NodeJS.ProcessEnv): Promise<void> {
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

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(late)
}
