import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { morning, simulate } from './support/simulate.ts'
import { visitors } from './support/visitors.ts'

const minute = 60_000
const hour = 60 * minute

/** A code stands whole in the body, or as its number beside its category. */
const tells = (text: string, code: string) => code.split(' ').every((part) => text.includes(part))

test.each(visitors)('%s: a token opens the questions, and everything is counted', async (_, visitor) => {
  await using day = await simulate()
  const { counters } = visitor.server(day)
  const token = visitor.tokenIn(await visitor.askForToken(day))
  expect((await visitor.ask(day, token)).status).toBe(200)
  expect(counters).toMatchObject({
    tokenRequests: 1,
    tokensIssued: 1,
    newTokens: 1,
    requests: 1,
    refusals: {},
  })
})

test.each(visitors)(
  '%s: an ended and a revoked token are refused, and the next one is another',
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    const tokens = new Set<unknown>()
    const take = async () => {
      await day.clock.advance(minute)
      const token = visitor.tokenIn(await visitor.askForToken(day))
      tokens.add(token)
      return token
    }
    for (const [end, [status, code]] of [
      [server.expireToken, visitor.ended],
      [server.revokeToken, visitor.dead],
    ] as const) {
      const token = await take()
      expect((await visitor.ask(day, token)).status).toBe(200)
      end()
      const refused = await visitor.ask(day, token)
      expect(refused.status).toBe(status)
      expect(tells(refused.text, code)).toBe(true)
      expect(server.counters.refusals[code]).toBeGreaterThan(0)
    }
    await take()
    expect(tokens.size).toBe(3)
    expect(server.counters).toMatchObject({ newTokens: 3, requests: 2, tokensRevoked: 0 })
  },
)

test.each(visitors)('%s: a token is refused once its time has come', async (_, visitor) => {
  await using day = await simulate()
  const heard = await visitor.askForToken(day)
  const left = visitor.endIn(heard) - day.clock.now()
  await day.clock.advance(left - 1000)
  expect((await visitor.ask(day, visitor.tokenIn(heard))).status).toBe(200)
  await day.clock.advance(1000)
  const refused = await visitor.ask(day, visitor.tokenIn(heard))
  expect(refused.status).toBe(visitor.ended[0])
  expect(tells(refused.text, visitor.ended[1])).toBe(true)
})

test.each(visitors)(
  '%s: tokens and questions are refused as often as told, with the code told',
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    visitor.refuseTokens(day, 1)
    const noToken = await visitor.askForToken(day)
    expect(noToken.status).toBe(visitor.tokenRefusal[0])
    expect(tells(noToken.text, visitor.tokenRefusal[1])).toBe(true)
    expect(visitor.tokenIn(noToken)).toBeUndefined()
    const token = visitor.tokenIn(await visitor.askForToken(day))
    visitor.refuseRequests(day, 2)
    for (const expected of [visitor.requestRefusal[0], visitor.requestRefusal[0], 200]) {
      expect((await visitor.ask(day, token)).status).toBe(expected)
    }
    expect(server.counters.refusals).toEqual({ [visitor.tokenRefusal[1]]: 1, [visitor.requestRefusal[1]]: 2 })
    visitor.refuseRequests(day)
    server.heal()
    expect((await visitor.ask(day, token)).status).toBe(200)
  },
)

test.each(visitors)("%s: a firewall's page answers everything until healed", async (_, visitor) => {
  await using day = await simulate()
  const server = visitor.server(day)
  server.answerWithHtml()
  for (const heard of [await visitor.askForToken(day), await visitor.ask(day, 'any')]) {
    expect(heard.status).toBe(403)
    expect(heard.headers.get('content-type')).toBe('text/html')
    expect(heard.text).toMatch(/^<html>/)
  }
  expect(server.counters).toMatchObject({ tokenRequests: 0, refusals: { html: 2 } })
  server.heal()
  expect((await visitor.askForToken(day)).status).toBe(200)
})

test.each(visitors)(
  '%s: refused connections are refused until accepted again, on the same port',
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    server.refuseConnections()
    await expect(visitor.askForToken(day)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    await server.acceptConnections()
    expect((await visitor.askForToken(day)).status).toBe(200)
  },
)

test.each(visitors)(
  '%s: in a black hole neither old nor new connections are answered, and what waited is answered after it',
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    const token = visitor.tokenIn(await visitor.askForToken(day))
    server.blackHole()
    // One goes out on the connection that is open, if that has been given back by now; another needs a new one.
    const late = [visitor.ask(day, token), visitor.ask(day, token)]
    await until('another connection', () => server.counters.connections >= 2)
    await day.clock.advance(hour)
    expect(server.counters.requests).toBe(0)
    server.heal()
    expect((await Promise.all(late)).map(({ status }) => status)).toEqual([200, 200])
  },
)

test.each(visitors)(
  "%s: a server's clock that runs ahead shows in its Date and ends its tokens early",
  async (_, visitor) => {
    await using day = await simulate()
    const server = visitor.server(day)
    const straight = visitor.endIn(await visitor.askForToken(day)) - morning
    server.expireToken()
    server.shiftClock(2 * hour)
    await day.clock.advance(minute)
    const heard = await visitor.askForToken(day)
    expect(Date.parse(`${heard.headers.get('date')}`)).toBe(day.clock.now() + 2 * hour)
    expect(visitor.endIn(heard)).toBe(day.clock.now() + 2 * hour + straight)
    await day.clock.advance(straight - 1000)
    expect((await visitor.ask(day, visitor.tokenIn(heard))).status).toBe(200)
    server.shiftClock(2 * hour + 1000)
    expect((await visitor.ask(day, visitor.tokenIn(heard))).status).toBe(visitor.ended[0])
  },
)

test.each(visitors)('%s: the same seed tells the same keys and tokens', async (_, visitor) => {
  const tell = async (seed: number) => {
    await using day = await simulate({ seed })
    return visitor.tokenIn(await visitor.askForToken(day))
  }
  expect(await tell(5)).toBe(await tell(5))
  expect(await tell(5)).not.toBe(await tell(6))
})
