import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { gapRow, rowOf } from './support/rows.ts'

test('the list is filtered and walked through without a mouse', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const first = kiwoom.trigger({ name: '한빛반도체', code: '042930', venue: 'KRX', kind: 'static' })
  kiwoom.trigger({ name: '서림제약', code: '068120', venue: 'NXT', kind: 'dynamic' })
  kiwoom.trigger({ name: '청람건설', code: '014280', venue: 'KRX', kind: 'both' })
  kiwoom.release(first.id)
  const rows = page.locator('[data-id]')
  await expect.poll(() => rows.count()).toBe(3)
  await rowOf(page, '한빛반도체').and(page.locator('[data-state=released]')).waitFor()

  await page.keyboard.press('a')
  await expect.poll(() => rows.count()).toBe(2)
  await page.keyboard.press('a')
  await expect.poll(() => rows.count()).toBe(3)

  await page.keyboard.press('/')
  await page.keyboard.insertText('ㅅㄹ')
  await expect.poll(() => rows.count()).toBe(1)
  await rowOf(page, '서림제약').waitFor()
  await gapRow(page, '미수신').first().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => rows.count()).toBe(3)

  await page.keyboard.press('F4')
  await page.keyboard.press('Home')
  const selected = page.locator('[data-id][aria-selected=true]')
  const chosen = await selected.getAttribute('data-id')
  await page.keyboard.press('j')
  await expect.poll(() => selected.getAttribute('data-id')).not.toBe(chosen)
  await page.keyboard.press('k')
  await expect.poll(() => selected.getAttribute('data-id')).toBe(chosen)
  await page.keyboard.press('Enter')
  await page.getByText('받은 길').waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('F8')
  await page.getByRole('dialog').getByText('오늘의 공백').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})
