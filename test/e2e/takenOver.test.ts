import { expect, test } from 'vitest'
import { allLampsLit, openVigil } from './support/openVigil.ts'
import { gapRow, rowOf, strip } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

test('another program takes the session: Vigil stops, says so, and takes it back only on the user’s word', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  kiwoom.kickOut()
  await strip(page).getByText('알 수 없음').waitFor()
  const dials = kiwoom.counters.dials

  await page.keyboard.press('F8')
  const panel = page.getByRole('dialog')
  await panel.getByText('다른 곳에서 같은 앱키로 접속했습니다.').waitFor()
  await panel
    .getByText(/R10001/)
    .first()
    .waitFor()
  await screenshot(page, 'taken-over')
  expect(kiwoom.counters.dials).toBe(dials)

  await panel.getByRole('button', { name: /여기서 다시 접속/ }).click()
  await allLampsLit(page)
  await page.keyboard.press('Escape')
  await gapRow(page, /\d\d:\d\d:\d\d–\d\d:\d\d:\d\d 미수신/).waitFor()
  kiwoom.trigger({ name: '한울조선', code: '010970' })
  await rowOf(page, '한울조선').waitFor()
})
