import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { askSellable, outputOf, takeKisToken } from './support/kisAccount.ts'
import { simulate } from './support/simulate.ts'
import { visitors } from './support/visitors.ts'

test.each(visitors)(
  '%s: answers that are held back leave when they are let go, and not before',
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    const token = visitor.tokenIn(await visitor.askForToken(day))
    const release = server.holdAnswers()
    let answered = 0
    const asked = [1, 2].map(() => visitor.ask(day, token).finally(() => answered++))
    await until('both requests', () => server.counters.requests === 2)
    await day.clock.advance(3_600_000)
    expect(answered).toBe(0)
    release()
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200])
    expect((await visitor.ask(day, token)).status).toBe(200)
    expect(server.counters.aborted).toBe(0)
  },
)

test('of two answers held one by one, the later can leave first; each says what was so when it was asked', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const order: string[] = []
  const ask = async () => {
    const { ord_psbl_qty } = outputOf(await askSellable(day, token, '005930'))
    order.push(`${ord_psbl_qty}`)
  }
  day.kis.hold({ code: '005930', cash: 10 })
  const releaseFirst = day.kis.holdAnswers(1)
  const first = ask()
  await until('the first request', () => day.kis.counters.requests === 1)
  day.kis.hold({ code: '005930', cash: 4 })
  const releaseSecond = day.kis.holdAnswers(1)
  const second = ask()
  await until('the second request', () => day.kis.counters.requests === 2)
  await ask()
  releaseSecond()
  await second
  releaseFirst()
  await first
  expect(order).toEqual(['4', '4', '10'])
})

test('a late answer leaves in its time on the clock, or when healed', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  day.kis.delayAnswers(2_000)
  const ask = async () => {
    const requests = day.kis.counters.requests + 1
    let answered = false
    const asked = askSellable(day, token, '005930').finally(() => {
      answered = true
    })
    await until('the request', () => day.kis.counters.requests === requests)
    return { asked, isAnswered: () => answered }
  }
  const first = await ask()
  await day.clock.advance(1_999)
  expect(first.isAnswered()).toBe(false)
  await day.clock.advance(1)
  expect((await first.asked).status).toBe(200)
  const second = await ask()
  expect(second.isAnswered()).toBe(false)
  day.kis.heal()
  expect((await second.asked).status).toBe(200)
  day.kis.holdAnswers()
  const third = await ask()
  day.kis.heal()
  expect((await third.asked).status).toBe(200)
})

test('a client that hangs up on a held answer is counted, and the line goes on', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const release = day.kis.holdAnswers(1)
  const hungUp = new AbortController()
  const asked = askSellable(day, token, '005930', { signal: hungUp.signal })
  const told = asked.then(
    () => 'answered',
    () => 'hung up',
  )
  await until('the request', () => day.kis.counters.requests === 1)
  expect(day.kis.counters.aborted).toBe(0)
  hungUp.abort()
  expect(await told).toBe('hung up')
  await until('the count', () => day.kis.counters.aborted === 1)
  release()
  expect((await askSellable(day, token, '005930')).status).toBe(200)
  expect(day.kis.counters.aborted).toBe(1)
})
