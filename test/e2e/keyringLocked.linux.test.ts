import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { startKeyringSession } from '../support/keyringSession.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { flagsOf, openGuide } from './support/guide.ts'
import { openBrowser } from './support/openBrowser.ts'
import { screenshot } from './support/screenshot.ts'
import { startServe } from './support/startServe.ts'

const quiet = () => startSimulator({ clock: systemClock, seed: 31, day: 'quiet', pingPeriod: 1000 })

/** Ends when the keys are at work, wherever they were kept. */
async function enterKis(page: Page, { kis }: Simulator): Promise<void> {
  const guide = await openGuide(page, 'kis')
  const { appKey, appSecret, account } = kis.credential
  await guide.type({ appKey, appSecret, account })
  await guide.send()
  await guide.text('다음: 키움').waitFor()
}

function card(page: Page, name: string) {
  return page.getByRole('dialog').getByRole('region', { name })
}

test('keys behind a locked keyring are not taken for deleted; the password opens them, and no token is asked for', async () => {
  await using simulator = await quiet()
  await using session = await startKeyringSession('an open keyring', { screen: true })
  await using browser = await openBrowser()
  const home = temporaryFolder()
  {
    await using serve = startServe(home, flagsOf(simulator), session.environment)
    const page = await browser.context.newPage()
    await page.goto(await serve.link())
    await enterKis(page, simulator)
    await page.close()
  }
  const asked = simulator.kis.counters.tokenRequests
  session.lock()
  await using serve = startServe(home, flagsOf(simulator), session.environment)
  const page = await browser.context.newPage()
  await page.goto(await serve.link())
  await page.getByText('보관함 잠김').waitFor()
  await page.keyboard.press('F8')
  await card(page, '비밀 보관함').getByText('지워진 것이 아닙니다').waitFor()
  await card(page, '한국투자').getByText('키링이 닫혀 있어').waitFor()
  expect(session.question()).toBeUndefined()
  await screenshot(page, 'keyring-locked')

  await card(page, '비밀 보관함').getByRole('button', { name: '잠금 풀기' }).click()
  await session.answer({ text: 'test-only' })
  await card(page, '한국투자')
    .getByText(/정상입니다|아직 물어본 적이 없습니다/)
    .waitFor()
  expect(simulator.kis.counters.tokenRequests).toBe(asked)
})

test('without a keyring the keys work for this run, and no later run takes them for deleted', async () => {
  await using simulator = await quiet()
  await using session = await startKeyringSession('no bus')
  await using browser = await openBrowser()
  const home = temporaryFolder()
  {
    await using serve = startServe(home, flagsOf(simulator), session.environment)
    const page = await browser.context.newPage()
    await page.goto(await serve.link())
    await enterKis(page, simulator)
    const kept = page.getByRole('dialog').getByText('이번 실행 동안만 보관합니다')
    await kept.filter({ visible: true }).first().waitFor()
    await screenshot(page, 'this-run-only')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F8')
    await card(page, '한국투자').getByText('정상입니다').waitFor()
    await card(page, '비밀 보관함').getByText('이번 실행 동안만').first().waitFor()
    await page.close()
  }
  await using serve = startServe(home, flagsOf(simulator), session.environment)
  const page = await browser.context.newPage()
  await page.goto(await serve.link())
  await page.getByText('보관함 버스 없음').waitFor()
  await page.keyboard.press('F8')
  await card(page, '한국투자').getByText('지난 실행 동안만 보관했습니다').waitFor()
})
