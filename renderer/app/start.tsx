import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { MonitorApi } from '../../shared/contract.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import '../styles/base.css'
import { announce } from './announcements.ts'
import { AppContext } from './context.ts'
import { createI18n } from './createI18n.ts'
import { createStores } from './createStores.ts'
import { listenToKeys } from './keys.ts'
import { listen } from './listen.ts'
import { Page } from './Page.tsx'
import { pageTargets, pageVoices } from './pageTargets.ts'
import { showPopups } from './popups.ts'

export interface StartDeps {
  readonly api: MonitorApi
  /** Resolves when the port to the monitor is gone; there is no way back but a restart. */
  readonly closed: Promise<void>
  /** Who shows popups: this page by Web Notifications, or the operating system by the host. */
  readonly popups: 'page' | 'system'
}

/** Puts the whole app into the page's `#root`. */
export function startApp({ api, closed, popups }: StartDeps): void {
  const stores = createStores()
  const listening = new AbortController()
  const i18n = createI18n(defaultSettings.locale)

  const dress = ({ locale, theme }: Settings) => {
    document.documentElement.lang = locale
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    void i18n.changeLanguage(locale)
  }
  dress(defaultSettings)
  stores.settings.subscribe(({ value }) => value && dress(value))

  void closed.then(() => {
    stores.page.setState({ closedAt: Date.now() })
    listening.abort()
  })
  listen(api, stores, listening.signal)
  if (popups === 'page') showPopups(api, stores, listening.signal)
  announce(stores, i18n, pageVoices())
  // Keys outlive the port: an old page can still be read.
  listenToKeys(stores, pageTargets(stores, i18n), new AbortController().signal)

  createRoot(rootElement()).render(
    <I18nextProvider i18n={i18n}>
      <AppContext value={{ api, stores, popups }}>
        <Page />
      </AppContext>
    </I18nextProvider>,
  )
}

function rootElement(): HTMLElement {
  const found = document.getElementById('root')
  if (found) return found
  const made = document.createElement('div')
  made.id = 'root'
  document.body.append(made)
  return made
}
