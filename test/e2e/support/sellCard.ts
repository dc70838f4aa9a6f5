import type { Locator, Page } from 'playwright-core'
import type { KisSimulator } from '../../../electron/simulator/kis/kisSimulator.ts'
import { until } from '../../support/until.ts'

/** The panel 0971. */
export function sellCard(page: Page): Locator {
  return page.getByRole('region', { name: '매도 확인' })
}

/** The word of the verdict. */
export function verdict(page: Page): Locator {
  return sellCard(page).locator('[data-verdict] h3')
}

/** The one answer, as it stands on the screen. */
export function answerOn(page: Page): Locator {
  return sellCard(page).locator('[data-figure="sellable"]')
}

/** As the user does: the key, the code, Enter. */
export async function ask(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByRole('combobox', { name: '종목 코드, 이름, 초성' }).fill(code)
  await page.keyboard.press('Enter')
}

/** Resolves once so many more requests have reached the server. */
export async function reached(kis: KisSimulator, more: number, act: () => Promise<void>): Promise<void> {
  const before = kis.counters.requests
  await act()
  await until('the question reaches the broker', () => kis.counters.requests >= before + more)
}

/** What a start asks: two pages of the calendar, and the account's balance. */
export const askedAtStart = 3

/** Resolves once the start, a first check and the balance that comes with it are asked. */
export async function onlyChecksToCome(kis: KisSimulator): Promise<void> {
  await until('the start and the first check are asked', () => kis.counters.requests >= askedAtStart + 2)
}

/** A line of the card; what is only spoken is none. */
export function lineOn(page: Page, words: string | RegExp): Locator {
  return sellCard(page).locator('p').filter({ hasText: words }).first()
}

/** Asks once more, and gives the word that stands there then. */
export async function askedAgain(page: Page): Promise<string | null> {
  await page.keyboard.press('F5')
  return verdict(page).textContent()
}
