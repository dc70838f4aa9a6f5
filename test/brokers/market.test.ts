import { expect, test } from 'vitest'
import type { Answer } from '../../shared/domain/answer.ts'
import { Market, Venue } from '../../shared/domain/instrument.ts'
import { investorClasses } from '../../shared/domain/investors.ts'
import { mismatchesInTable, mismatchesOf } from '../../shared/domain/programSums.ts'
import { kis, kiwoom, openDay } from './support/subjects.ts'

const never = new AbortController().signal

function answerOf<A>(told: Answer<A>): A {
  return told.kind === 'answered' ? told.answer : expect.fail(JSON.stringify(told.trouble))
}

test('client and simulator, each from its own reading of the documents, agree on program trade', async () => {
  await using day = await openDay()
  await using toKis = day.try(kis)
  await using toKiwoom = day.try(kiwoom)
  const { programTrade } = toKis.broker
  const { issueProgram } = toKiwoom.broker
  if (!programTrade || !issueProgram) throw new Error('No program trade')
  for (const market of Market.options)
    for (const venue of Venue.options) {
      const table = answerOf(await day.passing(programTrade.ask({ market, venue }, never)))
      const codes = investorClasses.map(({ code }) => code)
      expect(table.map(({ code }) => code).toSorted()).toEqual(codes.toSorted())
      expect(JSON.stringify(table)).not.toContain('unreadable')
      expect(mismatchesInTable(table)).toEqual([])
    }
  for (const venue of Venue.options) {
    const trades = answerOf(await day.passing(issueProgram.ask('005930', venue, never)))
    expect(JSON.stringify(trades)).not.toContain('unreadable')
    expect(mismatchesOf(trades)).toEqual([])
  }
})

test('and on the calendar: six weeks and more, weekends closed', async () => {
  await using day = await openDay()
  await using trial = day.try(kis)
  const days = answerOf(
    await day.passing(trial.broker.calendar?.ask('20261120', never) ?? expect.fail('No calendar')),
  )
  expect(days).toMatchObject({ 20261120: 'open', 20261121: 'closed', 20261122: 'closed', 20261123: 'open' })
  expect(Object.keys(days).length).toBeGreaterThan(40)
})
