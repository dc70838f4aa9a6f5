import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  makePrivateHome,
  type PrivateHome,
  startBus,
  startKeyring,
  startScreen,
  waitForService,
} from './sessionParts.ts'

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

/**
 * A desktop of its own: screen, session bus, unlocked keyring, notification daemon, and empty home folders.
 * Disposing ends every process that was started in it, whoever started it.
 */
export async function startDesktopSession(): Promise<DesktopSession> {
  const home = makePrivateHome('vigil-desktop-')
  try {
    await startScreen(home)
    await startBus(home)
    startKeyring(home)
    startNotifications(home)
    await waitForService('org.freedesktop.secrets', home)
    await waitForService('org.freedesktop.Notifications', home)
  } catch (error) {
    await home[Symbol.asyncDispose]()
    throw error
  }
  return home
}

function startNotifications({ folder, environment, started }: PrivateHome): void {
  const configuration = join(folder, 'dunstrc')
  writeFileSync(configuration, dunstConfiguration)
  started.push(spawn('dunst', ['-conf', configuration], { env: environment, stdio: 'ignore' }))
}
