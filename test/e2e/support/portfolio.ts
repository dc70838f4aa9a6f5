import type { PositionScript } from '../../../electron/simulator/kis/account.ts'
import type { OpenVigil } from './openVigil.ts'

/** Buys at KIS, and has the page ask for the balance; resolves once it is on the screen. */
export async function hold(
  { kis, page }: Pick<OpenVigil, 'kis' | 'page'>,
  holding: PositionScript,
): Promise<void> {
  kis.hold(holding)
  await page.keyboard.press('F3')
  const panel = page.getByRole('region', { name: '포트폴리오' })
  await panel
    .getByRole('button', { name: /다시 받기/ })
    .first()
    .click()
  await panel.locator(`[data-code="${holding.code}"]`).first().waitFor()
}
