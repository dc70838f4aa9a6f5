import { describe, expect, test } from 'vitest'
import { staleCause } from '../../renderer/stores/freshness.ts'
import { goneOf } from '../../renderer/stores/page.ts'
import { sellableIn } from '../../renderer/stores/sellCheck.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { quantity } from '../domain/sellable.ts'
import { openSellPage, session } from './support/sellPage.ts'
import { settle } from './support/sellWorld.ts'

const nuri = { code: '005930', name: '누리전자' }
const other = { code: '0011A0', name: null }

type SellPage = ReturnType<typeof openSellPage>

function causeNow({ state, stores }: SellPage) {
  const { answer, leaps } = state()
  if (answer?.kind !== 'answered') return 'no answer'
  return staleCause(
    answer,
    { leaps },
    {
      ...stores.clock.getState(),
      sessionId: stores.sessions.getState().kis?.id,
      gone: goneOf(stores.page.getState()),
    },
  )
}

async function answeredPage(shares = 120) {
  const page = openSellPage()
  page.sell.ask(nuri)
  await page.pass(200)
  await page.last().answer(shares)
  return page
}

describe('a question', () => {
  test('about another issue takes the old answer, the old question and the planned quantity away at once', async () => {
    const page = await answeredPage()
    page.sell.plan(40)
    page.sell.askAgain()
    const before = page.last()
    page.sell.ask(other)
    expect(page.state()).toMatchObject({ issue: other, answer: null, planned: null })
    expect(before.signal.aborted).toBe(true)
    await before.answer(7)
    expect(page.state().answer).toBeNull()
    await page.last().answer(30)
    expect(page.state()).toMatchObject({ answer: { code: '0011A0' }, asking: null })
  })

  test('about the same issue leaves its answer and the plan until the next comes', async () => {
    const page = await answeredPage()
    page.sell.plan(40)
    page.sell.askAgain()
    expect(sellableIn(page.state().answer)).toBe(120)
    await page.last().answer(80)
    expect(sellableIn(page.state().answer)).toBe(80)
    expect(page.state().planned).toBe(40)
  })

  test('that is taken back leaves the old answer as it was, and its own answer changes nothing', async () => {
    const page = await answeredPage()
    page.sell.askAgain()
    expect(page.sell.stepBack()).toBe(true)
    expect(page.last().signal.aborted).toBe(true)
    expect(page.state()).toMatchObject({ asking: null, cancelled: true })
    expect(causeNow(page)).toBeNull()
    await page.last().answer(7)
    expect(sellableIn(page.state().answer)).toBe(120)
  })

  test('that fails leaves no figure, whatever was known before', async () => {
    const page = await answeredPage()
    page.sell.askAgain()
    await page.last().fail({ kind: 'no-answer' })
    expect(page.state().answer).toMatchObject({ kind: 'troubled', trouble: { kind: 'no-answer' } })
    page.sell.askAgain()
    await page.last().fail(null)
    expect(page.state()).toMatchObject({ answer: null, lost: page.machine.now() })
  })

  test.each(['5930', '삼성전자', '00593O_', ''])(
    '%s is no code, and nothing goes out for it',
    async (code) => {
      const page = openSellPage()
      page.sell.ask({ code, name: null })
      expect(page.asked).toEqual([])
      expect(page.state().issue).toBeNull()
    },
  )

  test('with a venue behind its code goes out without it', () => {
    const page = openSellPage()
    page.sell.ask({ code: '005930_al', name: null })
    expect(page.last().code).toBe('005930')
  })

  test('in 모의투자 goes to nobody, because nobody there could answer it', async () => {
    const page = openSellPage()
    page.stores.sessions.setState({ kis: { ...session, environment: 'mock' } })
    page.sell.ask(nuri)
    await settle()
    expect(page.asked).toEqual([])
    expect(page.state().answer).toMatchObject({ source: null, trouble: { kind: 'not-in-mock' } })
  })
})

describe('a figure', () => {
  test('is not taken for one from the future because the page\u2019s clock last ticked before it was asked for', async () => {
    const page = openSellPage()
    page.sell.ask(nuri)
    await page.pass(600)
    await page.last().answer(120, { askedAt: page.machine.now() - 100 })
    expect(causeNow(page)).toBeNull()
  })

  test('is fresh the moment it comes, and grows old at its fifth second to the millisecond', async () => {
    const page = await answeredPage()
    expect(causeNow(page)).toBeNull()
    await page.pass(4799)
    expect(causeNow(page)).toBeNull()
    await page.pass(1)
    expect(causeNow(page)).toBe('age')
  })

  test('is of an unknown age once the machine slept, or its clock was set while the answer was on its way', async () => {
    const page = await answeredPage()
    page.machine.suspend(2000)
    await page.pass(1010)
    expect(causeNow(page)).toBe('time-leapt')
    page.sell.askAgain()
    page.machine.setClock(-4000)
    await page.last().answer(80, { askedAt: page.machine.now() })
    expect(causeNow(page)).toBe('time-leapt')
    page.sell.askAgain()
    await page.last().answer(80)
    expect(causeNow(page)).toBeNull()
  })

  test('goes with the session that it is of, on the card and in the list, and its going is said', async () => {
    const page = await answeredPage()
    page.stores.sessions.setState({ kis: { ...session, id: 'session 2' } })
    expect(page.state()).toMatchObject({ issue: { code: '005930' }, answer: null, dropped: 'other-session' })
    expect(page.state().recent).toMatchObject([{ issue: { code: '005930' }, answer: null }])
    page.sell.askAgain()
    await page.last().answer(120)
    expect(page.state()).toMatchObject({ answer: null, dropped: 'other-session', asking: null })
    expect(page.state().recent[0]?.answer).toBeNull()
  })

  test('goes too when there is no session any more, and a trouble goes with the session that it was told in', async () => {
    const page = await answeredPage()
    page.stores.sessions.setState({ kis: { ...session, id: null } })
    expect(page.state().answer).toBeNull()
    page.sell.askAgain()
    await page.last().fail({ kind: 'no-session', standing: 'vault-closed' })
    expect(page.state().answer?.kind).toBe('troubled')
    page.stores.sessions.setState({ kis: { ...session, id: 'session 2' } })
    expect(page.state().answer).toBeNull()
  })

  test('is not fresh while nobody has said whose session is in use, or the page is cut off', async () => {
    const page = openSellPage({ session: null })
    page.sell.ask(nuri)
    await page.last().answer(120)
    expect(causeNow(page)).toBe('cut-off')
    page.stores.sessions.setState({ kis: session })
    expect(causeNow(page)).toBeNull()
    page.stores.page.setState({ closedAt: page.machine.now() })
    expect(causeNow(page)).toBe('cut-off')
  })

  test('is planned by shares, cut to whole ones, while it is fresh', async () => {
    const page = await answeredPage(33)
    page.sell.planShare(25)
    expect(page.state().planned).toBe(8)
    await page.pass(5000)
    page.sell.planShare(100)
    expect(page.state().planned).toBe(8)
  })

  test('is copied as plain digits, and not where the card shows none', async () => {
    const page = await answeredPage(3200)
    page.sell.copy()
    await settle()
    expect(page.page.copied).toBe('3200')
    expect(page.state().copied).toBe('done')
    page.sell.askAgain()
    await page.last().answer(5, { quantity: quantity({ issue: nuri, held: { kind: 'unreadable' } }) })
    page.sell.copy()
    await settle()
    expect(page.page.copied).toBe('3200')
  })
})

describe('a card that is kept fresh', () => {
  test('asks so many seconds after each answer, never two questions at once', async () => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    await page.pass(2999)
    expect(page.asked).toHaveLength(1)
    await page.pass(1)
    expect(page.asked).toHaveLength(2)
    await page.pass(20_000)
    expect(page.asked).toHaveLength(2)
    await page.last().answer(90)
    await page.pass(3000)
    expect(page.asked).toHaveLength(3)
  })

  test('rests while nobody can see it, and asks once somebody looks', async () => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    page.page.shown = false
    await page.pass(60_000)
    expect(page.asked).toHaveLength(1)
    page.page.shown = true
    await page.pass(1010)
    expect(page.asked).toHaveLength(2)
  })

  test('asks within a second of a wake', async () => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    page.machine.suspend(3_600_000)
    await page.pass(1010)
    expect(page.asked).toHaveLength(2)
  })

  const incurable: readonly Trouble[] = [
    { kind: 'no-session', standing: 'not-set-up' },
    { kind: 'signed-out' },
    { kind: 'vault', state: 'locked' },
    { kind: 'refused', code: 'OPSQ2000', message: '', status: 500 },
  ]
  test.each(incurable)('stops at what asking again cannot cure: $kind', async (trouble) => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    await page.pass(3000)
    await page.last().fail(trouble)
    expect(page.state().keepFresh).toBe(false)
    await page.pass(10_000)
    expect(page.asked).toHaveLength(2)
  })

  test.each<Trouble>([
    { kind: 'no-answer' },
    { kind: 'refused', code: 'EGW00201', message: '', status: 500 },
  ])('goes on after what may pass: $kind', async (trouble) => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    await page.pass(3000)
    await page.last().fail(trouble)
    await page.pass(3000)
    expect(page.asked).toHaveLength(3)
  })

  test('stops when its question is taken back', async () => {
    const page = await answeredPage()
    page.sell.toggleKeepFresh()
    await page.pass(3000)
    page.sell.cancel()
    expect(page.state().keepFresh).toBe(false)
  })
})

describe('bringing the check up', () => {
  test.each([
    [' 005930 ', '005930'],
    ['0011a0_NX', '0011A0'],
    ['삼성전자', null],
    ['005930 000660', null],
  ])('proposes %j from the clipboard as %s, and asks nothing', async (text, proposal) => {
    const page = openSellPage()
    page.page.clipboard = async () => text
    page.sell.open()
    await settle()
    expect(page.state().proposal).toBe(proposal)
    expect(page.page.focused).toBe(1)
    expect(page.stores.view.getState().sell).toBe(true)
    expect(page.asked).toEqual([])
  })

  test('does without a clipboard that may not be read', async () => {
    const page = openSellPage()
    page.page.clipboard = () => Promise.reject(new Error('NotAllowedError'))
    page.sell.open()
    await settle()
    expect(page.state().proposal).toBeNull()
  })

  test('from outside takes the code that came with it', async () => {
    const page = openSellPage()
    page.page.clipboard = async () => '000660'
    page.sell.open('005930')
    await settle()
    expect(page.state().proposal).toBe('005930')
    expect(page.asked).toEqual([])
  })

  test('is undone by Escape, which is then free for others', () => {
    const page = openSellPage()
    page.sell.open(null)
    expect(page.sell.stepBack()).toBe(true)
    expect(page.stores.view.getState().sell).toBe(false)
    expect(page.sell.stepBack()).toBe(false)
  })
})

describe('the last ten', () => {
  const recentIssues = [
    { code: '000660', name: '하늘전자' },
    { code: '005930', name: null },
  ]

  test('begin with what the settings kept, without a figure', () => {
    const page = openSellPage({ settings: { recentIssues } })
    expect(page.state().recent).toEqual(recentIssues.map((issue) => ({ issue, answer: null, leaps: 0 })))
    expect(page.kept).toEqual([])
  })

  test('are kept newest first, each once, by the name that the broker sent', async () => {
    const page = openSellPage({ settings: { recentIssues } })
    page.sell.ask({ code: '005930', name: null })
    await page.last().answer(3)
    page.sell.askAgain()
    await page.last().answer(4)
    const kept = [{ code: '005930', name: '종목 005930' }, recentIssues[0]]
    expect(page.kept).toEqual([{ recentIssues: kept }])
    for (let n = 0; n < 12; n++) {
      page.sell.ask({ code: `10000${n % 10}`, name: null })
      await page.last().answer(n)
    }
    expect(page.state().recent).toHaveLength(10)
    expect(page.state().recent[0]?.issue.code).toBe('100001')
  })

  test('do not write over what is kept before it has been told', async () => {
    const page = openSellPage({ settings: null })
    page.sell.ask({ code: '005930', name: null })
    await page.last().answer(3)
    expect(page.kept).toEqual([])
    page.stores.settings.setState({ value: { ...defaultSettings, recentIssues } })
    expect(page.kept).toEqual([{ recentIssues: [{ code: '005930', name: '종목 005930' }, recentIssues[0]] }])
  })
})
