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
