import { expect, test } from 'vitest'
import type { Secret } from '../../shared/domain/secret.ts'
import { memoryIssues, memoryTokens } from './support/orders.ts'
import { type Day, kis, kiwoom, koscom, openDay, type Subject, steps, subjects } from './support/subjects.ts'

const signal = new AbortController().signal
const minute = 60_000

type Form = (day: Day) => void
const forms: readonly (readonly [words: string, Subject, Form])[] = [
  ['kis, status 200', kis, ({ simulator }) => simulator.kis.answerDeadTokenWith(200)],
  ['kis, status 403', kis, ({ simulator }) => simulator.kis.answerDeadTokenWith(403)],
  ['kis, status 500', kis, ({ simulator }) => simulator.kis.answerDeadTokenWith(500)],
  ['kiwoom, in brackets', kiwoom, ({ simulator }) => simulator.kiwoom.answerDeadTokenWith('brackets')],
  ['kiwoom, status 401', kiwoom, ({ simulator }) => simulator.kiwoom.answerDeadTokenWith('http-401')],
  ['kiwoom, at top level', kiwoom, ({ simulator }) => simulator.kiwoom.answerDeadTokenWith('top-level')],
  ['koscom, op-auth', koscom, ({ simulator }) => simulator.koscom.answerDeadTokenWith('op-auth')],
  ['koscom, kong', koscom, ({ simulator }) => simulator.koscom.answerDeadTokenWith('kong')],
]

test.each(forms)(
  '%s: fifty questions on a token that died cost one token, and all are answered',
  async (...row) => {
    const [, subject, answerInForm] = row
    await using day = await openDay()
    await using trial = day.try(subject)
    await trial.check()
    await day.clock.advance(2 * minute)
    answerInForm(day)
    const server = subject.server(day.simulator)
    server.revokeToken()
    const all = await day.passing(Promise.all(Array.from({ length: 50 }, () => trial.check())))
    expect(all.map((news) => steps(news).at(-1))).toEqual(Array(50).fill(`${subject.probe} passed`))
    expect(server.counters).toMatchObject({ tokenRequests: 2, newTokens: 2 })
    expect(trial.broker.session.facts()).toMatchObject({ tokensIssued: 2, lastRefusal: { cured: true } })
  },
)

test.each(subjects)('%s: a token outlives a restart, and costs none', async (_, subject) => {
  await using day = await openDay()
  const tokens = memoryTokens(subject.first(day.simulator))
  const issues = memoryIssues()
  {
    await using first = day.try(subject, {}, { tokens, issues })
    await first.check()
  }
  await day.clock.advance(minute)
  await using second = day.try(subject, {}, { tokens, issues })
  const news = await second.check()
  expect(steps(news)).toContain('token skipped')
  expect(steps(news).at(-1)).toBe(`${subject.probe} passed`)
  expect(subject.server(day.simulator).counters).toMatchObject({ tokenRequests: 1, requests: 2 })
})

test.each(subjects)(
  '%s: signing out revokes the token at the server, and forgets it here',
  async (_, subject) => {
    await using day = await openDay()
    await using trial = day.try(subject)
    await trial.check()
    expect(await trial.broker.session.signOut(signal)).toBeNull()
    // Koscom gives two: the access token, and the one that would bring another.
    const given = subject.id === 'koscom' ? 2 : 1
    expect(subject.server(day.simulator).counters.tokensRevoked).toBe(given)
    expect(trial.tokens.kept()).toBeNull()
    expect(trial.broker.session.facts().token.kind).toBe('signed-out')
  },
)

test('koscom: what would bring a new token is revoked, even where the token itself had ended', async () => {
  await using day = await openDay()
  const tokens = memoryTokens(koscom.first(day.simulator))
  await using trial = day.try(koscom, {}, { tokens })
  expect(await trial.broker.session.signOut(signal)).toBeNull()
  expect(day.simulator.koscom.counters.tokensRevoked).toBe(1)
  expect(tokens.kept()).toBeNull()
})

test.each(subjects)(
  '%s: a token from an earlier run is revoked without having been used',
  async (_, subject) => {
    await using day = await openDay()
    const tokens = memoryTokens(subject.first(day.simulator))
    {
      await using first = day.try(subject, {}, { tokens })
      await first.check()
    }
    await using second = day.try(subject, {}, { tokens })
    expect(await second.broker.session.signOut(signal)).toBeNull()
    expect(subject.server(day.simulator).counters.tokensRevoked).toBeGreaterThan(0)
    expect(tokens.kept()).toBeNull()
  },
)

test.each(subjects)(
  '%s: what the server did not take back is told, and forgotten here all the same',
  async (...row) => {
    const [, subject] = row
    await using day = await openDay()
    await using trial = day.try(subject)
    await trial.check()
    subject.server(day.simulator).answerWithHtml(403)
    expect(await trial.broker.session.signOut(signal)).toMatchObject({ kind: 'foreign-page', status: 403 })
    expect(trial.tokens.kept()).toBeNull()
  },
)

test.each([kis, kiwoom].map((subject) => [subject.id, subject] as const))(
  '%s: a check undoes a sign-out with a new token',
  async (_, subject) => {
    await using day = await openDay()
    await using trial = day.try(subject)
    await trial.check()
    await trial.broker.session.signOut(signal)
    await day.clock.advance(minute)
    expect(steps(await trial.check()).at(-1)).toBe(`${subject.probe} passed`)
    expect(subject.server(day.simulator).counters.newTokens).toBe(2)
  },
)

test('a KIS token that is refused even when new is told as what it is, and asked for once', async () => {
  await using day = await openDay()
  await using trial = day.try(kis)
  await trial.check()
  await day.clock.advance(2 * minute)
  day.simulator.kis.refuseRequests('EGW00123')
  const news = await day.passing(trial.check())
  expect(news.at(-1)).toMatchObject({
    check: 'account',
    state: 'failed',
    trouble: { kind: 'refused', code: 'EGW00123', status: 500 },
    fields: [],
  })
  expect(day.simulator.kis.counters.tokenRequests).toBe(2)
})

test('too many requests are waited out', async () => {
  await using day = await openDay()
  await using trial = day.try(kis)
  day.simulator.kis.refuseRequests('EGW00201', 2)
  expect(steps(await day.passing(trial.check())).at(-1)).toBe('account passed')
  expect(trial.broker.session.facts().lastRefusal).toMatchObject({
    to: 'TTTC8434R',
    trouble: { code: 'EGW00201' },
    cured: true,
  })
})

test.each(subjects)('%s: no secret is in the log, in the facts or in the news', async (_, subject) => {
  await using day = await openDay()
  await using trial = day.try(subject)
  const news = [...(await trial.check())]
  await day.clock.advance(2 * minute)
  subject.server(day.simulator).revokeToken()
  news.push(...(await day.passing(trial.check())))
  await trial.broker.session.signOut(signal)
  const told = JSON.stringify([news, trial.broker.session.facts(), trial.log])
  const secrets = Object.values(trial.order.values)
    .map((secret: Secret) => secret.reveal().trim())
    .filter((text) => text.length >= 8)
  expect(secrets.length).toBeGreaterThan(1)
  for (const secret of secrets) {
    if (secret !== trial.order.values.redirect?.reveal()) expect(told).not.toContain(secret)
  }
})
