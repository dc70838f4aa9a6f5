import type { Page } from 'playwright-core'

/** A picture for people: kept with the run, compared with nothing. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: `.artifacts/screenshots/${name}.png` })
}

/** The same moment in the light and in the dark. */
export async function inBothThemes(page: Page, name: string): Promise<void> {
  await screenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await screenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}
