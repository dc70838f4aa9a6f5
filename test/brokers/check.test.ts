import { expect, test } from 'vitest'
import { CheckNews } from '../../shared/domain/check.ts'
import { collect } from '../support/collect.ts'
import { memoryIssues, memoryTokens } from './support/orders.ts'
import { kis, kiwoom, koscom, openDay, type Subject, steps, subjects } from './support/subjects.ts'

const authorised = (subject: Subject) =>
  subject.id === 'koscom' ? ['authorise running', 'authorise skipped'] : []

test.each(subjects)(
  '%s: the right keys pass every step, from the server to the account',
  async (_, subject) => {
    await using day = await openDay()
    await using trial = day.try(subject)
    const news = await trial.check()
    expect(steps(news)).toEqual([
      'reach running',
      'reach passed',
      'clock passed',
      ...authorised(subject),
      'token running',
      'token passed',
      `${subject.probe} running`,
      `${subject.probe} passed`,
    ])
    for (const one of news) expect(CheckNews.safeParse(one).success).toBe(true)
    expect(news.every(({ trouble, fields }) => trouble === null && fields.length === 0)).toBe(true)
    expect(news.find(({ check }) => check === 'clock')?.skew).toBeTypeOf('number')
    expect(subject.server(day.simulator).counters).toMatchObject({
      tokensIssued: 1,
      requests: 1,
      refusals: {},
    })
  },
)

test.each(subjects)('%s: a token that is held is not asked for again', async (_, subject) => {
  await using day = await openDay()
  await using trial = day.try(subject)
  await trial.check()
  await day.clock.advance(3_600_000)
  const second = await trial.check()
  expect(steps(second)).toContain('token skipped')
  expect(steps(second).at(-1)).toBe(`${subject.probe} passed`)
  expect(subject.server(day.simulator).counters.tokenRequests).toBe(1)
})

const wrong: readonly (readonly [what: string, Subject, Readonly<Record<string, string>>, object])[] = [
  [
    'KIS app key',
    kis,
    { appKey: 'P'.repeat(36) },
    { check: 'token', trouble: { code: 'EGW00103', status: 403 }, fields: ['appKey'] },
  ],
  [
    'KIS app secret',
    kis,
    { appSecret: 's'.repeat(180) },
    { check: 'token', trouble: { code: 'EGW00105', status: 403 }, fields: ['appSecret'] },
  ],
  [
    'KIS account',
    kis,
    { account: '12345678' },
    {
      check: 'account',
      trouble: { code: 'OPSQ2000', message: 'ERROR : INPUT INVALID_CHECK_ACNO' },
      fields: ['account', 'product'],
    },
  ],
  [
    'Kiwoom app key',
    kiwoom,
    { appKey: 'another-key' },
    { check: 'token', trouble: { code: '8001', status: 200 }, fields: ['appKey', 'appSecret'] },
  ],
  [
    'Kiwoom app secret',
    kiwoom,
    { appSecret: 'another-secret' },
    { check: 'token', trouble: { code: '8001', status: 200 }, fields: ['appKey', 'appSecret'] },
  ],
  [
    'Koscom client id',
    koscom,
    { clientId: 'another-client' },
    { check: 'token', trouble: { code: 'kong 401' }, fields: ['clientId', 'clientSecret'] },
  ],
  [
    'Koscom client secret',
    koscom,
    { clientSecret: 'another-secret' },
    { check: 'token', trouble: { code: 'kong 401' }, fields: ['clientId', 'clientSecret'] },
  ],
  [
    'Koscom account',
    koscom,
    { account: '160000000000000000' },
    { check: 'account', trouble: { kind: 'unknown-account' }, fields: ['account'] },
  ],
  [
    'Koscom company',
    koscom,
    { company: 'F9999' },
    { check: 'account', trouble: { code: 'op-exco 3008' }, fields: ['company', 'service'] },
  ],
  [
    'Koscom ci',
    koscom,
    { ci: 'x'.repeat(88) },
    { check: 'account', trouble: { code: 'op-exco 3007' }, fields: ['ci'] },
  ],
]

test.each(wrong)(
  'a wrong %s fails its step, and names the fields to type again',
  async (_, subject, typed, told) => {
    await using day = await openDay()
    await using trial = day.try(subject, typed)
    const news = await trial.check()
    expect(news.at(-1)).toMatchObject({ state: 'failed', ...told })
  },
)

test('a corporate customer of KIS says so in every header, with a new id in each request', async () => {
  await using day = await openDay()
  const { corporate } = day.simulator.kis
  await using trial = day.try(kis, { ...corporate, customer: 'B' })
  for (let count = 0; count < 3; count++)
    expect(steps(await day.passing(trial.check())).at(-1)).toBe('account passed')
  await using person = day.try(kis, { ...corporate, customer: 'P' }, { tokens: trial.tokens })
  expect((await person.check()).at(-1)).toMatchObject({
    state: 'failed',
    trouble: { code: 'EGW00208' },
    fields: ['customer'],
  })
})

test.each(subjects)('%s: a clock that is off is in doubt, and what follows goes on', async (_, subject) => {
  await using day = await openDay()
  subject.server(day.simulator).shiftClock(-90_000)
  await using trial = day.try(subject)
  const news = await trial.check()
  const clock = news.find(({ check }) => check === 'clock')
  expect(clock?.state).toBe('doubtful')
  expect(clock?.skew).toBeGreaterThanOrEqual(89_000)
  expect(clock?.trouble).toEqual({ kind: 'clock', skew: clock?.skew })
  expect(trial.broker.session.facts().clockSkew).toBe(clock?.skew)
  expect(steps(news).at(-1)).toBe(`${subject.probe} passed`)
})

test.each(subjects)('%s: nobody there is told by the name that the system gives it', async (_, subject) => {
  await using day = await openDay()
  subject.server(day.simulator).refuseConnections()
  await using trial = day.try(subject)
  expect(await trial.check()).toMatchObject([
    { check: 'reach', state: 'running' },
    { check: 'reach', state: 'failed', trouble: { kind: 'offline', code: 'ECONNREFUSED' }, fields: [] },
  ])
})

test.each(subjects)("%s: a firewall's page is told from an answer of the broker", async (_, subject) => {
  await using day = await openDay()
  subject.server(day.simulator).answerWithHtml(403)
  await using trial = day.try(subject)
  expect((await trial.check()).at(-1)).toMatchObject({
    check: 'token',
    state: 'failed',
    trouble: { kind: 'foreign-page', status: 403, title: 'Request blocked' },
    fields: [],
  })
})

test.each(subjects)('%s: a token that may not be asked for yet is not asked for', async (_, subject) => {
  await using day = await openDay()
  const issues = memoryIssues()
  issues.note(day.clock.now() - 20_000)
  await using trial = day.try(subject, {}, { issues })
  const until = day.clock.now() + 40_000
  expect((await trial.check()).at(-1)).toMatchObject({
    check: 'token',
    state: 'failed',
    trouble: { kind: 'held-back', until },
  })
  expect(trial.broker.session.facts().nextIssueAt).toBe(until)
  expect(subject.server(day.simulator).counters.tokenRequests).toBe(0)
})

test.each(subjects)('%s: a check that is called off ends, and says so', async (_, subject) => {
  await using day = await openDay()
  await using trial = day.try(subject)
  const heard = await collect(trial.broker.session.check(AbortSignal.abort()))
  expect(heard.at(-1)).toMatchObject({ check: 'reach', state: 'failed', trouble: { kind: 'cancelled' } })
  expect(subject.server(day.simulator).counters.tokenRequests).toBe(0)
})

test.each(subjects)('%s: the facts say what was, of this broker', async (_, subject) => {
  await using day = await openDay()
  await using trial = day.try(subject, {}, { tokens: memoryTokens(subject.first(day.simulator)) })
  let changes = 0
  trial.broker.session.onChange(() => changes++)
  expect(trial.broker.session.facts()).toMatchObject({
    token: { kind: 'none' },
    requests: 0,
    lastAnswer: null,
  })
  await trial.check()
  const facts = trial.broker.session.facts()
  expect(facts).toMatchObject({
    token: { kind: 'valid' },
    requests: 1,
    tokensIssued: 1,
    lastRefusal: null,
    lastFault: null,
    nextIssueAt: day.clock.now() + 60_000,
    issueSendsMessage: subject.id === 'kis',
    budgets: [{ waiting: 0, pausedUntil: null }],
  })
  await day.clock.advance(20)
  expect(changes).toBeGreaterThan(0)
})

test('모의투자 of KIS has a TR and a pace of its own', async () => {
  await using day = await openDay()
  await using trial = day.try(kis, {}, { environment: 'mock' })
  day.simulator.kis.refuseRequests('EGW00206')
  const news = await trial.check()
  expect(news.at(-1)).toMatchObject({ check: 'account', state: 'failed', trouble: { code: 'EGW00206' } })
  expect(trial.broker.session.facts()).toMatchObject({
    lastRefusal: { to: 'VTTC8434R', cured: false },
    budgets: [{ limit: 1 }],
  })
})

test('a Kiwoom server without a realtime feed can be used for the rest', async () => {
  await using day = await openDay()
  const { rest } = day.simulator.kiwoom
  await using trial = day.try(kiwoom, {}, { endpoints: { rest, socket: null } })
  expect(trial.broker.interruptions).toBeUndefined()
  expect(steps(await trial.check()).at(-1)).toBe('service passed')
})
