import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

interface SystemPackage {
  readonly name: string
  readonly reason: string
  present(): boolean
}

const command = (path: string) => () => existsSync(path)

/** What the tests borrow from a Debian system, and why. */
const systemPackages: readonly SystemPackage[] = [
  {
    name: 'chromium',
    reason: 'the window of the browser host, seen as a user sees it',
    present: () => findChromium() !== undefined,
  },
  {
    name: 'xvfb',
    reason: 'a screen for that window and for the popups',
    present: command('/usr/bin/Xvfb'),
  },
  {
    // Any other package that provides a session bus brings systemd along.
    name: 'dbus-x11',
    reason: 'a private session bus: popups and keyring talk over it',
    present: () => existsSync('/usr/bin/dbus-daemon') && existsSync('/usr/share/dbus-1/session.conf'),
  },
  {
    name: 'libglib2.0-bin',
    reason: 'gdbus: waits for services and reads the popup history',
    present: command('/usr/bin/gdbus'),
  },
  { name: 'dunst', reason: 'a real notification daemon with a history', present: command('/usr/bin/dunst') },
  {
    name: 'gnome-keyring',
    reason: 'a real keyring in the session, and the question for its password',
    present: command('/usr/bin/gnome-keyring-daemon'),
  },
  {
    // Brings libsecret, which keytar keeps secrets through.
    name: 'libsecret-tools',
    reason: "secret-tool: another program's items in the keyring",
    present: command('/usr/bin/secret-tool'),
  },
  {
    name: 'xdotool',
    reason: "types the password at the keyring's question",
    present: command('/usr/bin/xdotool'),
  },
  {
    name: 'fonts-nanum',
    reason: 'Hangul in the popups on screenshots',
    present: () => existsSync('/usr/share/fonts/truetype/nanum'),
  },
]

export type Provision =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly sentences: readonly string[] }

/**
 * Sees to it that the machine has what the tests need. Installs by itself only where nobody is asked:
 * as root without a terminal, or in CI. At a person's terminal it names the command instead.
 */
export function provideSystemPackages(environment: NodeJS.ProcessEnv = process.env): Provision {
  if (process.platform !== 'linux') return findChromium() ? { kind: 'ready' } : noBrowser()
  const missing = missingPackages()
  if (missing.length === 0) return { kind: 'ready' }
  const prefix = installerPrefix(environment)
  if (prefix === undefined) return { kind: 'missing', sentences: askFor(missing) }
  return install(prefix, missing)
}

export function missingPackages(): readonly SystemPackage[] {
  return systemPackages.filter((one) => !one.present())
}

function install(prefix: readonly string[], missing: readonly SystemPackage[]): Provision {
  const names = missing.map((one) => one.name)
  process.stdout.write(`Installing for the tests: ${names.join(' ')}\n`)
  aptGet(prefix, ['update'])
  aptGet(prefix, ['install', '-y', '--no-install-recommends', ...names])
  const left = missingPackages()
  return left.length === 0 ? { kind: 'ready' } : { kind: 'missing', sentences: askFor(left) }
}

/** What goes before apt-get; `undefined`: this is a person's terminal, or there is no way to install. */
function installerPrefix(environment: NodeJS.ProcessEnv): readonly string[] | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  const unattended = environment.CI === 'true'
  if (process.getuid?.() === 0) return unattended || !process.stdin.isTTY ? [] : undefined
  return unattended && existsSync('/usr/bin/sudo') ? ['sudo', '-n'] : undefined
}

function aptGet(prefix: readonly string[], args: readonly string[]): void {
  const [program = 'env', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq']
  const { status, stdout, stderr } = spawnSync(program, [...rest, ...args], { encoding: 'utf8' })
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
}

function askFor(missing: readonly SystemPackage[]): string[] {
  return [
    'The tests need these on this machine:',
    ...missing.map((one) => `  ${one.name}: ${one.reason}`),
    'Debian and Ubuntu install them with:',
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map((one) => one.name).join(' ')}`,
  ]
}

function noBrowser(): Provision {
  return {
    kind: 'missing',
    sentences: ['The tests need Chrome, Chromium or Edge. Install one, or set CHROME_PATH to its program.'],
  }
}
