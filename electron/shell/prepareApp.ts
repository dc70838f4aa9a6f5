import type { App, Protocol } from 'electron'
import { appScheme } from './appScheme.ts'

interface PrepareOptions {
  readonly app: Pick<App, 'enableSandbox' | 'commandLine' | 'setPath' | 'setAppUserModelId'>
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  /** For what Chromium keeps of its own. */
  readonly folder: string
}

/** Everything that Electron takes only before it is ready. */
export function prepareApp({ app, protocol, folder }: PrepareOptions): void {
  app.enableSandbox()
  // Otherwise Chromium asks the keyring before its first page, and waits for the user's answer.
  app.commandLine.appendSwitch('password-store', 'basic')
  app.setPath('userData', folder)
  app.setAppUserModelId('kr.vigil.app')
  protocol.registerSchemesAsPrivileged([appScheme])
}
