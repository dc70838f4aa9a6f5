import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { rowOf } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'
import { violations } from './support/violations.ts'

const looks = [
  { locale: '한', theme: '밝게', name: 'ko-light' },
  { locale: '한', theme: '어둡게', name: 'ko-dark' },
  { locale: 'EN', theme: 'Light', name: 'en-light' },
  { locale: 'EN', theme: 'Dark', name: 'en-dark' },
] as const

test('the page can be used by everyone: axe finds nothing in both languages and both themes', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const over = kiwoom.trigger({ name: '한빛반도체', code: '042930', direction: 'up', kind: 'static' })
  kiwoom.trigger({ name: '서림제약', code: '068120', direction: 'down', venue: 'NXT' })
  kiwoom.trigger({ name: '청람건설', code: '014280', triggeredAt: Date.now() - 100_000 })
  kiwoom.release(over.id)
  await rowOf(page, '한빛반도체').and(page.locator('[data-state=released]')).waitFor()

  const found: Record<string, unknown> = {}
  for (const { locale, theme, name } of looks) {
    await page.getByRole('button', { name: locale, exact: true }).click()
    await page.getByRole('button', { name: theme, exact: true }).click()
    await page.locator(`html[lang=${name.slice(0, 2)}][data-theme=${name.slice(3)}]`).waitFor()
    await screenshot(page, `main-${name}`)
    found[`main ${name}`] = await violations(page)
    await page.keyboard.press('F8')
    await page.getByRole('dialog').waitFor()
    await screenshot(page, `connection-${name}`)
    found[`connection ${name}`] = await violations(page)
    await page.keyboard.press('F8')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((look) => [look, []])))
})

test('in a narrow window nothing is cut: the page never scrolls sideways', async () => {
  await using vigil = await openVigil({ viewport: { width: 900, height: 700 } })
  const { kiwoom, page } = vigil
  kiwoom.trigger({ name: '온새미푸드', code: '027610', direction: 'down' })
  await rowOf(page, '온새미푸드').waitFor()
  for (const width of [900, 640]) {
    await page.setViewportSize({ width, height: 700 })
    await screenshot(page, `narrow-${width}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
})
