import type { Locator, Page } from 'playwright-core'
import type { Simulator } from '../../../electron/simulator/startSimulator.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'

const names: Readonly<Record<BrokerId, string>> = { kis: '한국투자', kiwoom: '키움', koscom: '코스콤' }

/** The launch flags that put the simulator in the brokers' place. */
export function flagsOf({ kis, kiwoom, koscom }: Simulator): string[] {
  return [
    `--kis-url=${kis.rest}`,
    `--kiwoom-url=${kiwoom.rest}`,
    `--kiwoom-ws-url=${kiwoom.socket}`,
    `--koscom-url=${koscom.rest}`,
  ]
}

/** The guide, as far as one broker is concerned. */
export interface Guide {
  /** Types what is given, as a user would paste it. */
  type(values: Readonly<Record<string, string>>): Promise<void>
  send(): Promise<void>
  field(id: string): Locator
  text(words: string | RegExp): Locator
}

export async function openGuide(page: Page, broker: BrokerId): Promise<Guide> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('navigation').getByRole('button', { name: names[broker] }).click()
  const field = (id: string) => dialog.locator(`[id="${broker}-${id}"]`)
  return {
    field,
    // Every broker's form is there, and one is seen.
    text: (words) => dialog.getByText(words).filter({ visible: true }).first(),
    async type(values) {
      for (const [id, value] of Object.entries(values)) await field(id).fill(value)
    },
    send: () => page.keyboard.press('Enter'),
  }
}

/** The user presses 허용 on Koscom's page, and the browser follows the way back. */
async function allowAtKoscom(page: Page): Promise<void> {
  const asked = page.getByRole('link', { name: '코스콤 화면 열기' })
  const address = (await asked.getAttribute('href')) ?? ''
  const html = await (await fetch(address)).text()
  const back = /href="([^"]+code=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  await fetch(back)
}

/** Everything a user types to have all three brokers, each tested and kept. */
export async function enterAll(page: Page, simulator: Simulator): Promise<void> {
  const kis = await openGuide(page, 'kis')
  const { appKey, appSecret, account } = simulator.kis.credential
  await kis.type({ appKey, appSecret, account })
  await kis.send()
  await kis.text('저장했습니다').waitFor()

  const kiwoom = await openGuide(page, 'kiwoom')
  await kiwoom.type({ ...simulator.kiwoom.credential })
  await kiwoom.send()
  await kiwoom.text('저장했습니다').waitFor()

  const koscom = await openGuide(page, 'koscom')
  const { redirect: _, ...typed } = simulator.koscom.credential
  await koscom.type(typed)
  await koscom.send()
  await allowAtKoscom(page)
  await koscom.text('저장했습니다').waitFor()
}
