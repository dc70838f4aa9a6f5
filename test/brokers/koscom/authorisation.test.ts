import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { readPermission } from '../../../electron/brokers/koscom/authorisation.ts'
import { basicAuth } from '../../../electron/brokers/koscom/form.ts'
import { listenForRedirect } from '../../../electron/net/redirect.ts'
import type { CheckNews } from '../../../shared/domain/check.ts'
import { until } from '../../support/until.ts'
import { memoryTokens } from '../support/orders.ts'
import { type Day, koscom, openDay, steps, type Trial } from '../support/subjects.ts'

const neverAllowed = () => ({ tokens: memoryTokens() })

/** A check whose news can be looked at while it waits for the user. */
function begin(trial: Trial) {
  const heard: CheckNews[] = []
  const controller = new AbortController()
  const done = (async () => {
    for await (const news of trial.broker.session.check(controller.signal)) heard.push(news)
    return heard
  })()
  return {
    heard,
    done,
    cancel: () => controller.abort(),
    async url() {
      await until('the question', () => heard.at(-1)?.state === 'asking-user')
      return heard.at(-1)?.url ?? ''
    },
  }
}

/** Koscom's page, and where its links lead. */
async function linksOf(url: string): Promise<{ readonly allowed: string; readonly denied: string }> {
  const page = await (await fetch(url)).text()
  const [allowed = '', denied = ''] = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
  return { allowed, denied }
}

const codeIn = (address: string) => new URL(address).searchParams.get('code') ?? ''

test.each([
  ['the code alone', codeIn],
  ['the whole address of the page', (address: string) => ` ${address}\n`],
])('%s, pasted, is a permission', async (_, pasted) => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  const check = begin(trial)
  const { allowed } = await linksOf(await check.url())
  expect(trial.broker.session.answer(pasted(allowed))).toBe(true)
  expect(steps(await check.done)).toEqual([
    'reach running',
    'reach passed',
    'clock passed',
    'authorise running',
    'authorise asking-user',
    'authorise passed',
    'token running',
    'token passed',
    'account running',
    'account passed',
  ])
  expect(trial.tokens.kept()?.refreshToken).not.toBeNull()
  expect(trial.broker.session.answer(codeIn(allowed))).toBe(false)
})

test('a browser that is sent back to this machine needs no pasting', async () => {
  const port = await freePort()
  const here = (redirect: string, signal: AbortSignal) =>
    listenForRedirect(redirect.replace(':17860', `:${port}`), signal)
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed(), here)
  const check = begin(trial)
  const { allowed } = await linksOf(await check.url())
  const sentTo = allowed.replace(':17860', `:${port}`)
  const forged = new URL(sentTo)
  forged.searchParams.set('state', 'of-somebody-else')
  expect((await fetch(forged)).status).toBe(200)
  expect(check.heard.at(-1)?.state).toBe('asking-user')
  const page = await fetch(sentTo)
  expect(await page.text()).toContain('Vigil로 돌아가세요')
  expect(steps(await check.done).at(-1)).toBe('account passed')
  await expect(fetch(sentTo)).rejects.toThrow()
})

test('an answer to another question, or to none, is not taken', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  expect(trial.broker.session.answer('some-code')).toBe(false)
  const check = begin(trial)
  const { allowed } = await linksOf(await check.url())
  const forged = new URL(allowed)
  forged.searchParams.set('state', 'of-somebody-else')
  const stateless = new URL(allowed)
  stateless.searchParams.delete('state')
  const others = [
    forged.href,
    stateless.href,
    '',
    '   ',
    'two words',
    day.simulator.koscom.credential.redirect,
  ]
  for (const text of [...others, `${day.simulator.koscom.rest}/?%E0%A4%A=1`, `?code=%zz`])
    expect(trial.broker.session.answer(text), text).toBe(false)
  expect(check.heard.at(-1)?.state).toBe('asking-user')
  check.cancel()
  expect((await check.done).at(-1)).toMatchObject({
    check: 'authorise',
    state: 'failed',
    trouble: { kind: 'cancelled' },
  })
})

test("the user's no is a refusal", async () => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  const check = begin(trial)
  const { denied } = await linksOf(await check.url())
  expect(trial.broker.session.answer(denied)).toBe(true)
  expect((await check.done).at(-1)).toMatchObject({
    check: 'authorise',
    state: 'failed',
    trouble: { kind: 'refused', code: 'access_denied' },
  })
  expect(day.simulator.koscom.counters.tokenRequests).toBe(0)
})

test('a code that Koscom does not know fails the token, and blames nothing that was typed', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  const check = begin(trial)
  await check.url()
  trial.broker.session.answer('never-given')
  expect((await check.done).at(-1)).toMatchObject({
    check: 'token',
    state: 'failed',
    trouble: { code: 'op-auth 2001' },
    fields: [],
  })
})

test('a permission that was taken back is asked for again, and the new code waits until it may be used', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom)
  await trial.check()
  await day.clock.advance(2 * 60_000)
  day.simulator.koscom.revokeConsent()
  const before = await day.passing(trial.check())
  expect(before.at(-1)).toMatchObject({
    check: 'account',
    state: 'failed',
    trouble: { code: 'op-auth 2001' },
  })
  const check = begin(trial)
  const { allowed } = await linksOf(await passingUrl(day, check))
  expect(trial.broker.session.answer(allowed)).toBe(true)
  expect(steps(await day.passing(check.done)).at(-1)).toBe('account passed')
  expect(day.simulator.koscom.counters).toMatchObject({ tokenRequests: 3, newTokens: 2 })
})

async function passingUrl(day: Day, check: ReturnType<typeof begin>): Promise<string> {
  return day.passing(check.url())
}

test('a newer question ends the older one', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  const first = begin(trial)
  await first.url()
  const second = begin(trial)
  const { allowed } = await linksOf(await second.url())
  expect((await first.done).at(-1)).toMatchObject({ state: 'failed', trouble: { kind: 'cancelled' } })
  expect(trial.broker.session.answer(allowed)).toBe(true)
  expect(steps(await second.done).at(-1)).toBe('account passed')
})

test('whoever stops listening to the check, or lets the broker go, ends the question', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom, {}, neverAllowed())
  for await (const news of trial.broker.session.check(new AbortController().signal))
    if (news.state === 'asking-user') break
  expect(trial.broker.session.answer('some-code')).toBe(false)
  const check = begin(trial)
  await check.url()
  await trial.broker[Symbol.asyncDispose]()
  expect((await check.done).at(-1)).toMatchObject({ state: 'failed', trouble: { kind: 'cancelled' } })
})

test('after a sign-out the user is asked again', async () => {
  await using day = await openDay()
  await using trial = day.try(koscom)
  await trial.check()
  await trial.broker.session.signOut(new AbortController().signal)
  await day.clock.advance(60_000)
  const check = begin(trial)
  const { allowed } = await linksOf(await check.url())
  expect(trial.broker.session.answer(allowed)).toBe(true)
  expect(steps(await check.done).at(-1)).toBe('account passed')
})

test('no answer that was pasted can be read as another than it is', () => {
  const code = (text: string) => {
    const permission = readPermission(text, 'state')
    return permission?.kind === 'allowed' ? permission.code.reveal() : permission
  }
  expect(code('http://127.0.0.1:17860/koscom?code=a%2Fb%2Bc+d&state=state#x')).toBe('a/b+c d')
  expect(code('http://127.0.0.1/?state=state&state=other&code=x')).toBeNull()
  expect(code('abcd-EF01')).toBe('abcd-EF01')
  expect(code('http://127.0.0.1:17860/koscom')).toBeNull()
})

test('keys outside ASCII are sent as UTF-8, and half a character breaks nothing', () => {
  const decoded = (name: string, password: string) =>
    Buffer.from(basicAuth(name, password).replace('Basic ', ''), 'base64').toString('utf8')
  expect(decoded('client', 'p:ä키%41')).toBe('client:p:ä키%41')
  expect(decoded('\ud800', '')).toBe('\ufffd:')
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
