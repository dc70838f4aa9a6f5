import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { Attention, MonitorApi } from '../../shared/contract.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { bringBalance } from '../panels/holdings/balanceBeside.ts'
import { createHoldingsActions } from '../panels/holdings/holdingsActions.ts'
import { createProgramActions } from '../panels/program/programActions.ts'
import { programApi } from '../panels/program/programApi.ts'
import type { ClockHands } from '../stores/clock.ts'
import '../styles/base.css'
import { announce } from './announcements.ts'
import { createSettingsChange } from './changeSettings.ts'
import { createCommands } from './commands.ts'
import { AppContext } from './context.ts'
import { createI18n } from './createI18n.ts'
import { createStores } from './createStores.ts'
import { nextFrame } from './follow.ts'
import { listenToKeys } from './keys.ts'
import { loadLate } from './late.ts'
import { listen } from './listen.ts'
import { Page } from './Page.tsx'
import { pageTargets, pageVoices, sellHands } from './pageTargets.ts'
import { showPopups } from './popups.ts'
import { createSellActions } from './sellActions.ts'
import { reveal } from './viewActions.ts'

export interface StartDeps {
  readonly api: MonitorApi
  /** Resolves when the port to the monitor is gone; there is no way back but a restart. */
  readonly closed: Promise<void>
  /** Who shows popups: this page by Web Notifications, or the operating system by the host. */
  readonly popups: 'page' | 'system'
}

const clockHands: ClockHands = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, then) => setTimeout(then, ms),
}

/** Puts the whole app into the page's `#root`. */
export function startApp({ api, closed, popups }: StartDeps): void {
  const { stores, clock } = createStores(clockHands)
  document.addEventListener('visibilitychange', clock.tick)
  const sell = createSellActions({ api, stores, clock, hands: { ...clockHands, ...sellHands() } })
  const holdings = createHoldingsActions({ api, stores, clock, now: clockHands.now })
  bringBalance(stores, holdings)
  const listening = new AbortController()
  const program = createProgramActions({
    api: programApi(api),
    stores,
    clock,
    hands: { now: clockHands.now, isVisible: () => document.visibilityState === 'visible', pace: nextFrame },
    signal: listening.signal,
  })
  document.addEventListener('visibilitychange', program.look)
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
  const onAttention = (what: Attention) =>
    what.kind === 'interruption' ? reveal(stores, what.id) : sell.open(what.code)
  listen({ api, stores, onAttention, signal: listening.signal })
  if (popups === 'page') showPopups(api, stores, listening.signal)
  announce(stores, i18n, pageVoices())
  const changeSettings = createSettingsChange(api, stores)
  const commands = createCommands({ changeSettings, stores, sell, targets: pageTargets(stores, i18n) })
  // Keys outlive the port: an old page can still be read.
  listenToKeys({ stores, sell, commands, signal: new AbortController().signal })

  createRoot(rootElement()).render(
    <I18nextProvider i18n={i18n}>
      <AppContext value={{ api, stores, sell, holdings, program, commands, changeSettings, popups }}>
        <Page />
      </AppContext>
    </I18nextProvider>,
  )
  setTimeout(() => requestIdleCallback(() => void loadLate()), startIsOverAfter)
}

/** What is not seen at first is fetched then: a page that was cut off can fetch nothing any more. */
const startIsOverAfter = 5000

function rootElement(): HTMLElement {
  const found = document.getElementById('root')
  if (found) return found
  const made = document.createElement('div')
  made.id = 'root'
  document.body.append(made)
  return made
}
