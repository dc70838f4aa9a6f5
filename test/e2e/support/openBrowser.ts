import { type BrowserContext, chromium } from 'playwright-core'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { findChromium } from '../../system/chromium.ts'

export interface BrowserOptions {
  readonly theme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
}

export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext
  /** The user's answer to the browser's question, as the browser keeps it. */
  setNotifications(origin: string, setting: 'granted' | 'denied'): Promise<void>
}

/** A real Chromium with a profile of its own; a private window would have no notifications. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('No Chromium on this machine.')
  const profile = temporaryFolder()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    // In containers there is often no way to make a sandbox, and the only page here is our own.
    chromiumSandbox: false,
    args: ['--password-store=basic'],
    locale: 'ko-KR',
    colorScheme: options.theme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 800 },
  })
  const faults = collectFaults(context)
  return {
    context,
    async setNotifications(origin, setting) {
      if (setting === 'granted') return context.grantPermissions(['notifications'], { origin })
      const page = context.pages()[0] ?? (await context.newPage())
      // The browser forgets the answer when this session is detached, so it stays.
      const session = await context.newCDPSession(page)
      await session.send('Browser.setPermission', { origin, permission: { name: 'notifications' }, setting })
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      if (faults.length > 0) throw new Error(`The page had faults of its own: ${faults.join('; ')}`)
    },
  }
}

/** What no page of ours may ever do, whatever the test is about: throw unheard, or break its own policy. */
function collectFaults(context: BrowserContext): readonly string[] {
  const faults: string[] = []
  context.on('weberror', (fault) => faults.push(fault.error().message))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text())
  })
  return faults
}
