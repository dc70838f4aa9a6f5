import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { inBothThemes, screenshot } from './support/screenshot.ts'
import {
  answerOn,
  ask,
  askedAgain,
  askedAtStart,
  lineOn,
  onlyChecksToCome,
  reached,
  sellCard,
  verdict,
} from './support/sellCard.ts'

const hanbit = { code: '042930', cash: 1250, paid: 48_212 } as const
const dodam = { code: '036480', cash: 3200, paid: 28_841.25 } as const

test('a clean answer comes once no VI from before the start can be running, and grows old by itself', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(dodam)
  await ask(page, '036480')
  const card = sellCard(page)
  await lineOn(page, /\d\d:\d\d:\d\d 전의 VI를 알 수 없습니다\./).waitFor()
  expect(await verdict(page).textContent()).toBe('주의')
  expect(await answerOn(page).textContent()).toContain('3,200')
  await expect.poll(() => askedAgain(page), { timeout: 200_000, interval: 5000 }).toBe('매도 가능')
  await lineOn(page, '진행 중인 VI 없음').waitFor()
  await card.getByText('모두 팔 수 있습니다', { exact: true }).waitFor()
  await page.keyboard.press('F5')
  await page.keyboard.press('Alt+3')
  await card.getByText('가능', { exact: true }).waitFor()
  await card.getByText(/1,600주.* × 33,400원 − 수수료 8,016원\(0\.015%\) − 세금 106,880원/).waitFor()
  await inBothThemes(page, 'sell-clean')
  // Nobody asks again: after five seconds the same figure is an old one, and the screen says so.
  await lineOn(page, '오래된 값입니다.').waitFor()
  expect(await verdict(page).textContent()).toBe('주의')
  expect(await answerOn(page).getAttribute('data-old')).toBe('true')
  await inBothThemes(page, 'sell-stale')
}, 300_000)

test('a VI of the issue is in the way until its release', async () => {
  await using vigil = await openVigil()
  const { kis, kiwoom, page } = vigil
  kis.hold({ ...hanbit, cash: 1100, credit: [{ quantity: 150, since: '20261102' }], openSells: 50 })
  const vi = kiwoom.trigger({ code: '042930', venue: 'KRX', kind: 'static', direction: 'up' })
  await ask(page, '042930')
  await expect.poll(() => verdict(page).textContent()).toBe('주의')
  const card = sellCard(page)
  const reason = lineOn(page, '정적 VI 진행 중')
  await reason.waitFor()
  await card.getByText(/뒤부터/).waitFor()
  expect(await answerOn(page).textContent()).toContain('1,050')
  // What stands between the balance and the figure, by name, and the rest as what it is.
  await card.getByText('신용 잔고').waitFor()
  await card.getByText('설명되지 않음').waitFor()
  await page.keyboard.press('F5')
  await inBothThemes(page, 'sell-vi')
  kiwoom.release(vi.id)
  await reason.waitFor({ state: 'detached' })
})

test('a slow answer that another question overtook is never seen', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(hanbit)
  kis.hold(dodam)
  await ask(page, '042930')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
  await onlyChecksToCome(kis)
  const letGo = kis.holdAnswers(1)
  await reached(kis, 1, () => page.keyboard.press('F5'))
  await inBothThemes(page, 'sell-asking')
  await ask(page, '036480')
  await expect.poll(() => answerOn(page).textContent()).toContain('3,200')
  letGo()
  await expect.poll(() => kis.counters.aborted).toBe(1)
  expect(await answerOn(page).textContent()).toContain('3,200')
  await inBothThemes(page, 'sell-overtaken')
})

test('Escape takes the question back, down to the broker’s socket', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(hanbit)
  await ask(page, '042930')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
  await onlyChecksToCome(kis)
  kis.holdAnswers(1)
  await reached(kis, 1, () => page.keyboard.press('F5'))
  await page.keyboard.press('Escape')
  await expect.poll(() => kis.counters.aborted).toBe(1)
  expect(await answerOn(page).textContent()).toContain('1,250')
})

test('a dead token that cannot be renewed yet', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(hanbit)
  await ask(page, '042930')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
  kis.revokeToken()
  await page.keyboard.press('F5')
  await expect.poll(() => verdict(page).textContent()).toBe('확인 불가')
  expect(await answerOn(page).textContent()).toBe('—')
  await lineOn(page, '한국투자 토큰은 1분에 한 번만 요청합니다.').waitFor()
  await lineOn(page, '수량을 확인하지 못했습니다. 0주가 아닙니다.').waitFor()
  await inBothThemes(page, 'sell-dead-token')
})

test('somebody else’s page in the broker’s place', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(hanbit)
  await ask(page, '042930')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
  kis.answerWithHtml()
  await page.keyboard.press('F5')
  await expect.poll(() => verdict(page).textContent()).toBe('확인 불가')
  expect(await answerOn(page).textContent()).toBe('—')
  await lineOn(page, '한국투자 서버가 아닌 곳에서 웹페이지로 답했습니다').waitFor()
  await inBothThemes(page, 'sell-html')
})

test('more is meant to be sold than can be', async () => {
  await using vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(dodam)
  await ask(page, '036480')
  await expect.poll(() => answerOn(page).textContent()).toContain('3,200')
  await sellCard(page).getByLabel('매도 예정').fill('3500')
  await page.keyboard.press('F5')
  await sellCard(page).getByText('초과 300주', { exact: true }).waitFor()
  expect(await verdict(page).textContent()).toBe('주의')
  await lineOn(page, '매도 예정이 300주 많습니다.').waitFor()
  await inBothThemes(page, 'sell-over')
})

test('what is no issue is told before anybody is asked, and the clipboard only proposes', async () => {
  await using vigil = await openVigil()
  const { browser, kis, page } = vigil
  kis.hold(hanbit)
  await expect.poll(() => kis.counters.requests).toBe(askedAtStart)
  const { requests } = kis.counters
  await ask(page, '삼성?')
  await sellCard(page)
    .getByRole('alert')
    .getByText(/찾지 못했습니다/)
    .waitFor()
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(page.url()).origin,
  })
  await page.evaluate(() => navigator.clipboard.writeText('042930_NX'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await sellCard(page).getByText('클립보드', { exact: true }).waitFor()
  expect(kis.counters.requests).toBe(requests)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
})

test('every holding, in one table, with what explains each difference', async () => {
  await using vigil = await openVigil({ viewport: { width: 1920, height: 1080 } })
  const { kis, page } = vigil
  kis.hold({ ...hanbit, cash: 1100, credit: [{ quantity: 150, since: '20261102' }], openSells: 50 })
  kis.hold(dodam)
  await page.keyboard.press('F3')
  const balance = page.getByRole('region', { name: '포트폴리오' })
  await balance.waitFor()
  await page.keyboard.press('F5')
  await balance.getByRole('row').filter({ hasText: '042930' }).first().waitFor()
  await screenshot(page, 'portfolio')
  await page.keyboard.press('t')
  const table = page.getByRole('grid', { name: /보유 종목별/ })
  await table.getByText('한빛반도체').first().waitFor()
  await page.getByRole('button', { name: /모두 확인/ }).click()
  const row = table.getByRole('row').filter({ hasText: '042930' })
  await expect.poll(() => row.textContent()).toMatch(/1,250.*1,050.*200/)
  expect(await row.textContent()).toMatch(/신용.*150.*설명되지 않음.*50/)
  await screenshot(page, 'holdings')
  await row.click()
  await page.keyboard.press('p')
  const ofIssue = page.getByRole('region', { name: '종목 프로그램' })
  await ofIssue
    .getByText(/ka10010/)
    .first()
    .waitFor()
  expect(await ofIssue.getByRole('combobox').getAttribute('placeholder')).toBe('한빛반도체 042930')
  await screenshot(page, 'program-issue')
})
