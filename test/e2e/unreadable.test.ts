import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { rowOf } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

test('frames that cannot be read are counted and shown, and what comes after them is heard', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  kiwoom.sendRaw('<html>점검 중입니다</html>')
  kiwoom.sendRaw('{"trnm":"REAL","data":[{"type":"1h","item":"005930","values":{"9001":"005930"}}]}')
  kiwoom.trigger({ name: '한울조선', code: '010970' })
  await rowOf(page, '한울조선').waitFor()
  expect(await page.locator('[data-id]').count()).toBe(1)

  await page.keyboard.press('F8')
  const panel = page.getByRole('dialog')
  await panel.getByText('2건').waitFor()
  await panel.getByText(/"9001":"005930"/).waitFor()
  await screenshot(page, 'unreadable')
})
