import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A popup as the desktop's notification daemon received it. */
export interface Popup {
  readonly id: number
  readonly application: string
  readonly title: string
  readonly body: string
}

/** Every popup since the session began that the daemon has put away, oldest first. Puts away what is on screen. */
export async function popupHistory(): Promise<Popup[]> {
  await callDaemon('NotificationCloseAll')
  return parseHistory(await callDaemon('NotificationListHistory')).sort((a, b) => a.id - b.id)
}

/** What was shown since this call; earlier tests share the daemon. */
export async function watchPopups(): Promise<() => Promise<Popup[]>> {
  const before = (await popupHistory()).at(-1)?.id ?? 0
  return async () => (await popupHistory()).filter(({ id }) => id > before)
}

const daemon = ['--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications']

async function callDaemon(method: string, ...args: string[]): Promise<string> {
  return await gdbus(['--method', `org.dunstproject.cmd0.${method}`, ...args])
}

async function readDaemon(property: string): Promise<string> {
  return await gdbus(['--method', 'org.freedesktop.DBus.Properties.Get', 'org.dunstproject.cmd0', property])
}

async function gdbus(args: readonly string[]): Promise<string> {
  const options = { maxBuffer: 32 * 2 ** 20 }
  return (await run('gdbus', ['call', '--session', ...daemon, ...args], options)).stdout
}

/** A string of GVariant's text form: single or double quoted, with backslash escapes. */
const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/
const field = new RegExp(`'(body|summary|appname|id)': <(${quoted.source}|\\d+)>`, 'g')

function parseHistory(text: string): Popup[] {
  const popups: Popup[] = []
  let read: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(field)) {
    read = { ...read, [name]: value }
    // The daemon writes the id last of the four.
    if (name !== 'id') continue
    const { summary = '""', body = '""', appname = '""' } = read
    popups.push({
      id: Number(value),
      application: unquote(appname),
      title: unquote(summary),
      body: unquote(body),
    })
    read = {}
  }
  return popups
}

const escapes: Record<string, string> = { n: '\n', t: '\t' }

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(u[0-9a-f]{4}|.)/g, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return escapes[code] ?? code
  })
}

/** Clicks the popup on top of the screen; false while there is none. */
export async function clickPopup(): Promise<boolean> {
  const shown = await readDaemon('displayedLength')
  if (!/uint32 [1-9]/.test(shown)) return false
  await callDaemon('NotificationAction', '0')
  return true
}
