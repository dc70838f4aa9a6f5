import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { KisSimulator } from '../../../electron/simulator/kis/kisSimulator.ts'
import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import type { KoscomSimulator } from '../../../electron/simulator/koscom/koscomSimulator.ts'
import { type Simulator, startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { type Browser, type BrowserOptions, openBrowser } from './openBrowser.ts'
import { type Host, startHost } from './startHost.ts'

interface VigilOptions extends BrowserOptions {
  /** The data folder; a fresh one unless told. */
  readonly home?: string
  /** Milliseconds between the broker's PINGs; short, so that silence is noticed soon. */
  readonly pingPeriod?: number
  readonly notifications?: 'granted' | 'denied'
  /** With an account at Koscom, too. */
  readonly koscom?: boolean
}

/** Vigil as its user has it, on a market that does what the test says. */
export interface OpenVigil extends AsyncDisposable {
  readonly kiwoom: KiwoomSimulator
  readonly kis: KisSimulator
  readonly koscom: KoscomSimulator
  /** What KIS tells of the program trade at a moment. */
  readonly programTable: Simulator['programTable']
  readonly browser: Browser
  readonly page: Page
  host(): Host
  /** One more page, with a link of its own. */
  openPage(): Promise<Page>
  /**
   * A new host on the same data folder, and a new page on it. The old host must be gone. `offline`: no lamp is waited for.
   */
  restart(how?: { readonly offline: boolean }): Promise<Page>
}

/** Resolves once Kiwoom has confirmed the registration and the page says so. */
export async function openVigil(options: VigilOptions = {}): Promise<OpenVigil> {
  await using parts = new AsyncDisposableStack()
  const { pingPeriod = 1000, notifications = 'granted' } = options
  const home = options.home ?? temporaryFolder()
  const { kiwoom, kis, koscom, programTable } = parts.use(
    await startSimulator({ clock: systemClock, seed: 7, day: 'quiet', pingPeriod }),
  )
  const { rest, socket, credential } = kiwoom
  const demo = {
    kiwoom: { rest, socket, credential },
    kis: { rest: kis.rest, credential: kis.credential },
    ...(options.koscom && {
      koscom: { rest: koscom.rest, credential: koscom.credential, refreshToken: koscom.refreshToken },
    }),
  }
  const question = { home, demo }
  let host = await startHost(question)
  parts.defer(() => host[Symbol.asyncDispose]())
  const browser = parts.use(await openBrowser(options))
  parts.defer(() => lastLook(browser))

  const openPage = async (how?: { readonly offline: boolean }): Promise<Page> => {
    const link = await host.mintLink()
    await browser.setNotifications(new URL(link).origin, notifications)
    const page = await browser.context.newPage()
    await page.goto(link)
    if (how?.offline) await page.getByRole('tab').first().waitFor()
    else await allLampsLit(page)
    return page
  }
  const page = await openPage()
  const owned = parts.move()
  return {
    kiwoom,
    kis,
    koscom,
    programTable,
    browser,
    page,
    host: () => host,
    openPage: () => openPage(),
    async restart(how) {
      host = await startHost(question)
      return openPage(how)
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

export async function allLampsLit(page: Page): Promise<void> {
  await page.getByRole('img', { name: '연결 정상, 구독 정상, 수신 정상' }).first().waitFor()
}

/** How the page of this test looked at its end, whichever end that was. */
async function lastLook(browser: Browser): Promise<void> {
  const name = (expect.getState().currentTestName ?? 'test').replaceAll(/[^\w가-힣]+/g, '-').slice(0, 60)
  const page = browser.context.pages().at(-1)
  if (page) await page.screenshot({ path: `.artifacts/screenshots/ends/${name}.png` }).catch(() => {})
}
