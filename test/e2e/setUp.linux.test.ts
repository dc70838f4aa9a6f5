import { expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { connectToMonitor } from './support/connectToMonitor.ts'
import { enterAll, flagsOf, openGuide } from './support/guide.ts'
import { openBrowser } from './support/openBrowser.ts'
import { allLampsLit } from './support/openVigil.ts'
import { rowOf } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'
import { startServe } from './support/startServe.ts'
import { violations } from './support/violations.ts'

const quiet = () => startSimulator({ clock: systemClock, seed: 11, day: 'quiet', pingPeriod: 1000 })

test('from nothing to three tested brokers; after a restart they are there, and no token was asked for', async () => {
  await using simulator = await quiet()
  await using browser = await openBrowser()
  const home = temporaryFolder()
  {
    await using serve = startServe(home, flagsOf(simulator))
    const page = await browser.context.newPage()
    await page.goto(await serve.link())
    await page.getByRole('dialog').getByText('Vigil 시작하기').waitFor()
    await enterAll(page, simulator)
    await screenshot(page, 'set-up-done')
    await page.keyboard.press('Escape')
    await allLampsLit(page)
    simulator.kiwoom.trigger({ name: '한울조선', code: '010970' })
    await rowOf(page, '한울조선').waitFor()
    await page.keyboard.press('F8')
    const card = page.getByRole('dialog').getByRole('region', { name: '한국투자' })
    await card.getByText('정상입니다').waitFor()
    await card.getByText('오늘 1회').waitFor()
    await screenshot(page, 'three-brokers')
    await page.close()
  }
  const asked = [simulator.kis, simulator.kiwoom, simulator.koscom].map(
    ({ counters }) => counters.tokenRequests,
  )
  await using serve = startServe(home, flagsOf(simulator))
  const link = await serve.link()
  using client = await connectToMonitor(link)
  const ready = new Set<string>()
  for await (const batch of client.api.sessions(undefined)) {
    for (const { broker, standing, facts } of batch)
      if (standing === 'ready' && facts?.token.kind === 'valid') ready.add(broker)
    if (ready.size === 3) break
  }
  for await (const batch of client.api.links(undefined))
    if (batch.some(({ phase }) => phase === 'live')) break
  expect(
    [simulator.kis, simulator.kiwoom, simulator.koscom].map(({ counters }) => counters.tokenRequests),
  ).toEqual(asked)
})

test('a wrong secret names its field, keeps the rest, and is told in the user’s language', async () => {
  await using simulator = await quiet()
  await using serve = startServe(temporaryFolder(), flagsOf(simulator))
  await using browser = await openBrowser()
  const page = await browser.context.newPage()
  await page.goto(await serve.link())
  const guide = await openGuide(page, 'kis')
  const { appKey, account } = simulator.kis.credential
  await guide.type({ appKey, appSecret: 'x'.repeat(180), account })
  await guide.send()
  await guide.text('앱시크릿이 앱키와 맞지 않습니다').waitFor()
  await guide.text(/EGW00105/).waitFor()
  const secret = guide.field('appSecret')
  expect(await secret.inputValue()).toBe('')
  expect(await secret.getAttribute('aria-invalid')).toBe('true')
  expect(await secret.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await guide.field('account').inputValue()).toBe(account)
  await screenshot(page, 'wrong-secret')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }
  await page.setViewportSize({ width: 640, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})

test.each([
  ['no network', (simulator: Simulator) => simulator.kis.refuseConnections(), '접속을 받지 않았습니다'],
  ['a firewall’s page', (simulator: Simulator) => simulator.kis.answerWithHtml(403), '방화벽'],
  ['a wrong clock', (simulator: Simulator) => simulator.kis.shiftClock(-600_000), '이 PC의 시계가'],
  ['a wrong account', () => {}, 'OPSQ2000'],
  ['a wrong key', () => {}, 'EGW00103'],
])('%s has a sentence of its own, and what was typed is kept', async (what, plant, words) => {
  await using simulator = await quiet()
  plant(simulator)
  await using serve = startServe(temporaryFolder(), flagsOf(simulator))
  await using browser = await openBrowser()
  const page = await browser.context.newPage()
  await page.goto(await serve.link())
  const guide = await openGuide(page, 'kis')
  const { appKey, appSecret, account } = simulator.kis.credential
  const typed = {
    appKey: what === 'a wrong key' ? 'W'.repeat(36) : appKey,
    appSecret,
    account: what === 'a wrong account' ? '99999999' : account,
  }
  await guide.type(typed)
  await guide.send()
  await guide.text(words).waitFor()
  if (what !== 'a wrong clock') expect(await guide.field('account').inputValue()).toBe(typed.account)
  await screenshot(page, `trouble-${what.replaceAll(/\W+/g, '-')}`)
})

test('the demo is one key away from an empty start, and needs no key of a broker', async () => {
  await using serve = startServe(temporaryFolder(), [])
  await using browser = await openBrowser()
  const page = await browser.context.newPage()
  await page.goto(await serve.link())
  await page.getByRole('dialog').getByText('Vigil 시작하기').waitFor()
  await page.keyboard.press('Control+d')
  await page.getByText('화면의 모든 종목·수치·계좌는 가상 데이터입니다.').waitFor()
  await page.locator('[data-id]').first().waitFor()
})
