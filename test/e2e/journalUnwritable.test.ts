import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { openVigil } from './support/openVigil.ts'
import { alerts, rowOf } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

test('where nothing can be saved the page says so, and the feed goes on', async () => {
  const file = join(temporaryFolder(), 'a file where a folder should be')
  await writeFile(file, '')
  await using vigil = await openVigil({ home: join(file, 'vigil') })
  const { kiwoom, page } = vigil
  await alerts(page).getByText('이번 실행 동안만 보관합니다.').waitFor()

  kiwoom.trigger({ name: '다온바이오', code: '298470' })
  await rowOf(page, '다온바이오').waitFor()
  await screenshot(page, 'journal-unwritable')
})
