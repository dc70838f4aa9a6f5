import { expect, test } from 'vitest'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import { tenOClock } from '../support/interruptions.ts'
import { programSource, programTable } from '../support/programReadings.ts'
import { openProgramPage } from './support/programPage.ts'
import { settle } from './support/sellWorld.ts'

const date = '20261013'

const read = (at: number): ProgramReading => ({
  kind: 'read',
  at,
  source: programSource(),
  table: programTable(at),
})
const day = (...readings: ProgramReading[]) => ({ kind: 'day', date, period: 30, readings }) as const

async function lookedAt() {
  const page = openProgramPage()
  page.stores.view.setState({ left: 'program' })
  const [feed] = page.feeds
  if (!feed) throw new Error('nobody listens')
  await feed.tell(day(read(tenOClock - 30_000)))
  return { ...page, feed }
}

test('nobody is asked before somebody looks, and no longer once nobody does', async () => {
  const { stores, page, program, feeds } = openProgramPage()
  program.look()
  expect(feeds).toHaveLength(0)
  stores.view.setState({ left: 'program' })
  expect(feeds.map(({ signal }) => signal.aborted)).toEqual([false])
  stores.view.setState({ left: 'vi' })
  expect(feeds.map(({ signal }) => signal.aborted)).toEqual([true])
  stores.view.setState({ left: 'program' })
  page.visible = false
  program.look()
  expect(feeds.map(({ signal }) => signal.aborted)).toEqual([true, true])
  page.visible = true
  program.look()
  program.look()
  expect(feeds.map(({ signal }) => signal.aborted)).toEqual([true, true, false])
})

test('a page that has lost Vigil listens no more', async () => {
  const { feeds, port, program } = await lookedAt()
  port.abort()
  program.look()
  expect(feeds.map(({ signal }) => signal.aborted)).toEqual([true])
})

test("another market's readings go at once, and the former one's late news are not heard", async () => {
  const { stores, program, feeds, feed } = await lookedAt()
  program.turnTo({ market: 'KOSDAQ' })
  expect(stores.program.getState()).toMatchObject({ today: null, scope: { market: 'KOSDAQ' } })
  expect(feed.signal.aborted).toBe(true)
  await feed.tell({ kind: 'reading', date, reading: read(tenOClock) })
  expect(stores.program.getState().today).toBe(null)
  await feeds[1]?.tell(day(read(tenOClock)))
  expect(stores.program.getState().today?.readings).toHaveLength(1)
})

test('the venue that is shown already is not asked for anew', async () => {
  const { program, feeds, stores } = await lookedAt()
  program.turnTo({ venue: 'combined' })
  expect(feeds).toHaveLength(1)
  expect(stores.program.getState().today?.readings).toHaveLength(1)
})

test('what was read stays while nobody looks', async () => {
  const { stores } = await lookedAt()
  stores.view.setState({ left: 'portfolio' })
  expect(stores.program.getState().today?.readings).toHaveLength(1)
})

test('of two days that were chosen, the later choice is shown, whichever answer comes first', async () => {
  const { stores, program, pastDays } = await lookedAt()
  void program.openDay('20261012')
  void program.openDay('20261008')
  await pastDays[1]?.answer([read(2)])
  await pastDays[0]?.answer([read(1), read(1)])
  expect(stores.program.getState().past).toMatchObject({
    kind: 'told',
    date: '20261008',
    readings: [{ at: 2 }],
  })
  expect(pastDays[0]?.signal.aborted).toBe(true)
})

test('another market is shown on the day that was opened, from its own record', async () => {
  const { stores, program, pastDays } = await lookedAt()
  void program.openDay('20261012')
  await pastDays[0]?.answer([read(1)])
  program.turnTo({ venue: 'NXT' })
  expect(stores.program.getState().past).toMatchObject({ kind: 'asking', date: '20261012' })
  expect(pastDays[1]?.question).toMatchObject({ venue: 'NXT', date: '20261012' })
})

test('a day that could not be opened is told as such, and as no empty day', async () => {
  const { stores, program, pastDays } = await lookedAt()
  void program.openDay('20261012')
  await pastDays[0]?.fail()
  expect(stores.program.getState().past).toMatchObject({ kind: 'lost', date: '20261012' })
})

test('the list of days opens, and closes at the same key', async () => {
  const { stores, program, days } = await lookedAt()
  program.toggleDays()
  await days[0]?.answer(['20261013', '20261012'])
  expect(stores.program.getState().days).toEqual({ kind: 'told', dates: ['20261013', '20261012'] })
  program.toggleDays()
  expect(stores.program.getState().days).toBe(null)
  program.toggleDays()
  await days[1]?.fail()
  expect(stores.program.getState().days).toEqual({ kind: 'lost' })
})

test('one scope is kept or not without touching the others', async () => {
  const { stores, program, page } = await lookedAt()
  const kept = () => stores.settings.getState().value?.keepProgram
  await program.toggleKeep()
  program.turnTo({ market: 'KOSDAQ' })
  await program.toggleKeep()
  expect(kept()).toEqual([
    { market: 'KOSPI', venue: 'combined' },
    { market: 'KOSDAQ', venue: 'combined' },
  ])
  program.turnTo({ market: 'KOSPI' })
  await program.toggleKeep()
  expect(kept()).toEqual([{ market: 'KOSDAQ', venue: 'combined' }])
  page.keeps = false
  await program.toggleKeep()
  expect(kept()).toEqual([{ market: 'KOSDAQ', venue: 'combined' }])
  expect(stores.program.getState().keepFailed).toBe(true)
})

const samsung = { code: '005930', name: '삼성전자' }
const told = (code: string) =>
  ({
    kind: 'troubled',
    code,
    venue: 'combined',
    source: null,
    trouble: { kind: 'no-answer' },
    at: 1,
  }) as const

test("one issue's answer never stands under another issue", async () => {
  const { stores, program, issues } = openProgramPage()
  void program.issue.ask(samsung)
  void program.issue.ask({ code: '0011A0', name: null })
  expect(issues[0]?.signal.aborted).toBe(true)
  await issues[0]?.answer(told('005930'))
  expect(stores.program.getState().issue).toMatchObject({ issue: { code: '0011A0' }, answer: null })
  await issues[1]?.answer(told('0011A0'))
  expect(stores.program.getState().issue).toMatchObject({ asking: null, answer: { code: '0011A0' } })
})

test('what one venue said of an issue goes with the venue, and the other one is asked', async () => {
  const { stores, program, issues } = openProgramPage()
  program.issue.turnTo('KRX')
  expect(issues).toHaveLength(0)
  void program.issue.ask(samsung)
  await issues[0]?.answer(told('005930'))
  program.issue.turnTo('NXT')
  expect(stores.program.getState().issue.answer).toBe(null)
  expect(issues.map(({ question }) => question.venue)).toEqual(['KRX', 'NXT'])
})

test('Escape takes a question about an issue back to the wire', async () => {
  const { stores, program, issues } = openProgramPage()
  void program.issue.ask(samsung)
  program.issue.cancel()
  expect(issues[0]?.signal.aborted).toBe(true)
  await issues[0]?.fail()
  await settle()
  expect(stores.program.getState().issue).toMatchObject({ asking: null, answer: null, lost: null })
})
