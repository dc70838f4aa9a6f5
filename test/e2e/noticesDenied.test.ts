import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { alerts, rowOf, strip } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

test('where notifications are denied the page says so and the strip still tells every VI', async () => {
  await using vigil = await openVigil({ notifications: 'denied' })
  const { kiwoom, page } = vigil
  await alerts(page).getByText('운영체제 알림이 꺼져 있습니다').waitFor()
  await alerts(page).getByText('VI를 띠로만 알립니다.').waitFor()

  kiwoom.trigger({ name: '가온테크', code: '0031K0' })
  await strip(page).getByText('가온테크', { exact: true }).waitFor()
  await rowOf(page, '가온테크').waitFor()
  await expect.poll(() => page.getByRole('contentinfo').last().textContent()).toContain('막힘')
  await screenshot(page, 'notices-denied')
})
