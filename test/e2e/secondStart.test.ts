import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { openBrowser } from './support/openBrowser.ts'
import { startServe } from './support/startServe.ts'

test('a second start finds the first, tells a link to it and leaves', async () => {
  const home = temporaryFolder()
  await using first = startServe(home)
  const firstLink = await first.link()
  await using second = startServe(home)
  const secondLink = await second.link()
  expect(await second.exited).toBe(0)
  expect(new URL(secondLink).origin).toBe(new URL(firstLink).origin)
  expect(secondLink).not.toBe(firstLink)

  await using browser = await openBrowser()
  const page = await browser.context.newPage()
  await page.goto(secondLink)
  await page.getByText('화면의 모든 종목·수치·계좌는 가상 데이터입니다.').waitFor()
  await page.locator('[data-id]').first().waitFor()

  const stranger = await browser.context.newPage()
  await stranger.goto(secondLink)
  await stranger.getByText('이미 쓰였거나').waitFor()
})
