import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { codesOf } from '../../renderer/panels/holdings/holdingsActions.ts'
import { runWords } from '../../renderer/panels/holdings/runWords.ts'
import { tenOClock } from '../support/interruptions.ts'
import { held, openHoldings, rowsOf, settled, told, toldHoldings, troubled } from './holdings.ts'
import { refused } from './session.ts'

const { t } = createI18n('ko')
const five = ['000001', '000002', '000003', '000004', '000005']
const holdings = toldHoldings(five.map((code) => held(code)))

/** Five holdings, and a run that has begun. */
async function running() {
  const page = openHoldings({ holdings })
  void page.actions.checkAll()
  await settled()
  return page
}

function words(page: Awaited<ReturnType<typeof running>>): string {
  const { run } = page.state()
  return run ? runWords(run, t) : ''
}

test('every held issue is asked about once, whatever rows it has', async () => {
  const page = openHoldings({ holdings: toldHoldings([held('000001'), held('000002'), held('000001')]) })
  void page.actions.checkAll()
  await settled()
  expect(page.asked).toEqual([['000001', '000002']])
})

test('answers come one by one, and the run says how far it is', async () => {
  const page = await running()
  await page.say([told('000001')])
  await page.say([told('000002'), told('000003')])
  expect(words(page)).toBe('5종목 중 3 확인')
  expect([...page.state().answers.keys()]).toEqual(['000001', '000002', '000003'])
  expect(page.state().run?.end).toBe(null)
})

test('a refusal midway is never counted as confirmed', async () => {
  const page = await running()
  await page.say([told('000001'), troubled('000002', refused('EGW00201')), told('000003')])
  await page.say([told('000004'), told('000005')])
  await page.say('end')
  expect(words(page)).toBe('5종목 중 4 확인 · 확인 불가 1')
})

test('an answer without a quantity confirms nothing', async () => {
  const page = await running()
  await page.say([
    told('000001', { sellable: { kind: 'blank' } }),
    told('000002', { held: { kind: 'unreadable' } }),
  ])
  expect(words(page)).toBe('5종목 중 0 확인 · 확인 불가 2')
})

test.each([
  ['end', 'cut-short'],
  ['break', 'lost'],
] as const)('a run that stops before its last code (%s) says how many were left out', async (how, end) => {
  const page = await running()
  await page.say([told('000001'), told('000002')])
  await page.say(how)
  expect(page.state().run?.end).toBe(end)
  expect(words(page)).toContain('5종목 중 2 확인, 3종목은 확인하지 않았습니다')
})

test('stopping stops the questions, keeps what was heard and says what was not', async () => {
  const page = await running()
  await page.say([told('000001')])
  page.actions.cancel()
  await page.say([told('000002')])
  expect(page.signals.map(({ aborted }) => aborted)).toEqual([true])
  expect([...page.state().answers.keys()]).toEqual(['000001'])
  expect(words(page)).toBe('그만두었습니다. 5종목 중 1 확인, 4종목은 확인하지 않았습니다.')
})

test('another account takes everything away at once and ends the run', async () => {
  const page = await running()
  await page.say([told('000001')])
  page.useSession('second')
  await page.say([told('000002')])
  expect(page.state()).toMatchObject({ rows: null, run: null, asking: null })
  expect(page.state().answers.size).toBe(0)
  expect(page.signals[0]?.aborted).toBe(true)
})

test('no account at all takes everything away too', async () => {
  const page = await running()
  await page.say([told('000001')])
  page.useSession(null)
  expect(page.state()).toMatchObject({ rows: null, run: null })
  expect(page.state().answers.size).toBe(0)
})

test('an answer about another account never gets in, even before the page knows of the change', async () => {
  const page = await running()
  await page.say([told('000001', {}, 'second')])
  await page.say('end')
  expect(page.state().answers.size).toBe(0)
  expect(words(page)).toContain('5종목은 확인하지 않았습니다')

  page.brokerTells(toldHoldings([held('000009')], 'second'))
  await page.actions.load()
  expect(page.state().rows?.holdings).toEqual(holdings.holdings)
  expect(page.state().failure).toEqual({ kind: 'other-session', at: tenOClock })
})

test('checking again keeps the old answers until newer ones come', async () => {
  const page = await running()
  await page.say([told('000001')])
  page.actions.cancel()
  void page.actions.checkAll()
  await settled()
  expect(page.state().run?.left).toEqual(five)
  expect(page.state().answers.has('000001')).toBe(true)
})

test('a balance that cannot be read leaves the last one, and says so', async () => {
  const page = openHoldings({ holdings })
  await page.actions.load()
  page.brokerTells({ kind: 'troubled', source: null, trouble: { kind: 'no-answer' }, at: tenOClock + 1 })
  await page.actions.load()
  expect(page.state().rows).toBe(holdings)
  expect(page.state().failure).toMatchObject({ kind: 'trouble', trouble: { kind: 'no-answer' } })
})

test('the user\u2019s own list is checked only where the broker does not tell the holdings', async () => {
  const settings = { checkList: ['005930', '0011A0'] }
  const page = openHoldings({
    settings,
    holdings: { kind: 'troubled', source: null, trouble: { kind: 'no-answer' }, at: tenOClock },
  })
  void page.actions.checkAll()
  await settled()
  expect(page.asked).toEqual([settings.checkList])
  expect(codesOf({ rows: toldHoldings([]) }, settings, null)).toEqual([])
})

test('nobody is asked on a mock account', async () => {
  const page = openHoldings({ holdings, settings: { checkList: ['005930'] } })
  const { kis } = page.stores.sessions.getState()
  if (kis) page.stores.sessions.setState({ kis: { ...kis, environment: 'mock' } })
  await page.actions.checkAll()
  expect(page.asked).toEqual([])
  expect(page.state()).toMatchObject({ rows: null, failure: { trouble: { kind: 'not-in-mock' } } })
})

test('once the machine slept, no answer of the run is looked at as fresh, though it came a moment ago', async () => {
  const page = await running()
  await page.say([told('000001')])
  page.sleep(3000)
  await page.say([told('000002')])
  const { leaps } = page.clock.getState()
  const rows = rowsOf(page.state(), ['000001', '000002'], { leaps })
  expect(rows.map(({ stale, verdict }) => [stale, verdict.kind])).toEqual([
    ['time-leapt', 'caution'],
    ['time-leapt', 'caution'],
  ])
})

test('more codes than one question holds are asked in turn', async () => {
  const codes = Array.from({ length: 501 }, (_, index) => String(index).padStart(6, '0'))
  const page = openHoldings({ holdings: toldHoldings(codes.map((code) => held(code))) })
  void page.actions.checkAll()
  await settled()
  await page.say(codes.slice(0, 500).map((code) => told(code)))
  await page.say('end')
  expect(page.asked.map(({ length }) => length)).toEqual([500, 1])
  await page.say([told('000500')])
  await page.say('end')
  expect(words(page)).toBe('501종목 중 501 확인')
})
