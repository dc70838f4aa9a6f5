import { expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { collect } from '../../support/collect.ts'
import { until } from '../../support/until.ts'
import { memoryIssues, memoryTokens } from '../support/orders.ts'
import { golden } from './support/golden.ts'
import { fastClock, type Watching, watching } from './support/watching.ts'

const quiet = (pingPeriod = 10_000): Promise<Simulator> =>
  startSimulator({ clock: fastClock(1), seed: 7, day: 'quiet', pingPeriod })

/** Live again after a loss, with the statuses in between. */
async function back(client: Watching, cause: string) {
  await until(`lost: ${cause}`, () => client.statuses().some(({ loss }) => loss?.cause === cause))
  await client.live()
  return client.statuses()
}

test('golden frames that travel over a socket come out as the events they are', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  for (const name of [
    'kiwoom_ws_1h_trigger_static_up',
    'kiwoom_ws_1h_release_static_up',
    'kiwoom_ws_1h_trigger_dynamic_down',
    'kiwoom_ws_0B_doc',
    'kiwoom_ws_0s_doc',
    'kiwoom_ws_1h_doc_sample',
  ])
    kiwoom.sendRaw(golden(name))
  await until('four sightings', () => client.sightings().length === 4)
  expect(
    client
      .sightings()
      .map(({ issue, venues, kind, direction, triggerPrice, releasedAt }) => [
        issue.code,
        venues.join(),
        kind,
        direction,
        triggerPrice,
        releasedAt !== null,
      ]),
  ).toEqual([
    ['109670', 'combined', 'static', 'up', 3860, false],
    ['109670', 'KRX', 'static', 'up', 3860, true],
    ['078860', 'KRX', 'dynamic', 'down', 2700, false],
    ['005930', 'KRX', 'static', 'up', 4125, true],
  ])
  expect(client.sightings().every(({ environment }) => environment === 'demo')).toBe(true)
  expect(client.statuses().at(-1)?.unreadable.count).toBe(0)
})

test('every phase on the way is told once, and the clock is compared', async () => {
  await using simulator = await quiet()
  await using client = watching(simulator.kiwoom)
  const status = await client.live()
  expect(client.statuses().map(({ phase }) => phase)).toEqual([
    'authenticating',
    'dialling',
    'logging-in',
    'registering',
    'live',
  ])
  expect(Math.abs(status.clockSkew ?? Number.NaN)).toBeLessThan(2000)
})

test('PINGs are echoed, and their rhythm is learnt', async () => {
  await using simulator = await quiet(40)
  await using client = watching(simulator.kiwoom)
  await client.status(({ pingPeriod }) => pingPeriod < 1000, 'the rhythm of the PINGs')
  await until('four echoes', () => simulator.kiwoom.counters.pingEchoes >= 4)
})

test.each([
  ['close', { cause: 'closed-by-broker', code: '1000', message: 'Bye' }],
  ['fin', { cause: 'connection-lost', code: '1006', message: null }],
  ['rst', { cause: 'connection-lost', code: 'ECONNRESET', message: null }],
] as const)(
  'a line ended by %s is noticed, named and dialled again, never twice at once',
  async (how, loss) => {
    await using simulator = await quiet()
    const { kiwoom } = simulator
    await using client = watching(kiwoom)
    await client.live()
    kiwoom.drop(how)
    const statuses = await back(client, loss.cause)
    const lost = statuses.find(({ phase }) => phase === 'backing-off')
    expect(lost).toMatchObject({ loss, attempt: 1, liveSince: null })
    kiwoom.trigger()
    await until('an event on the new line', () => client.sightings().length > 0)
    expect(kiwoom.counters).toMatchObject({
      mostSockets: 1,
      dials: 2,
      logins: 2,
      registrations: 2,
      tokensIssued: 1,
    })
  },
)

test('a black hole is noticed by its silence, from the second before the last message on', async () => {
  await using simulator = await quiet(60)
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.status(({ pingPeriod }) => pingPeriod < 1000, 'the rhythm of the PINGs')
  kiwoom.blackHole()
  const silent = await client.status(({ loss }) => loss?.cause === 'silent', 'silence')
  const last = client.statuses().findLast(({ phase }) => phase === 'live')
  const sure = (last?.heardAt ?? Number.NaN) - 1000
  expect(silent.loss?.at).toBe(Math.max(last?.liveSince ?? Number.NaN, sure))
  kiwoom.heal()
  await client.live()
})

test('refused connections are tried again until they are accepted', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  kiwoom.refuseConnections()
  kiwoom.drop('fin')
  const refused = await client.status(({ loss }) => loss?.cause === 'refused-connection', 'a refusal')
  expect(refused).toMatchObject({ phase: 'backing-off', loss: { code: 'ECONNREFUSED' } })
  await kiwoom.acceptConnections()
  await client.live()
})

test('a token that died is replaced once, without the user seeing more than a moment', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  kiwoom.expireToken()
  kiwoom.drop('rst')
  const statuses = await back(client, 'connection-lost')
  expect(statuses.map(({ loss }) => loss?.cause)).not.toContain('login-refused')
  expect(kiwoom.counters).toMatchObject({ tokensIssued: 2, loginsRefused: 1, logins: 2, mostSockets: 1 })
})

test('a login that is refused again with a new token is shown in the words of the broker', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  kiwoom.refuseLogin(805004)
  await using client = watching(kiwoom)
  const refused = await client.status(({ loss }) => loss?.cause === 'login-refused', 'a refusal')
  expect(refused).toMatchObject({ phase: 'backing-off', loss: { code: '805004' } })
  expect(refused.loss?.message).toContain('토큰')
  kiwoom.heal()
  await client.live()
})

test('a registration that is refused is no subscription', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  kiwoom.refuseRegistration(105115, 1)
  await using client = watching(kiwoom)
  const statuses = await back(client, 'registration-refused')
  expect(statuses.find(({ loss }) => loss)?.loss).toMatchObject({ code: '105115' })
})

test('answers that never come are given up', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  kiwoom.withholdLoginAnswer()
  await using client = watching(kiwoom, { clock: fastClock(20) })
  const first = await client.status(({ loss }) => loss?.cause === 'no-answer', 'no answer to LOGIN')
  expect(first.phase).toBe('backing-off')
  kiwoom.heal()
  await client.live()
})

test('a session taken over by another program stays down until the user takes it back', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom, { clock: fastClock(20) })
  await client.live()
  kiwoom.kickOut()
  const stopped = await client.status(({ phase }) => phase === 'stopped', 'stopped')
  expect(stopped.loss).toMatchObject({ cause: 'taken-over', code: 'R10001' })
  const dials = kiwoom.counters.dials
  client.source.reconnect()
  await until('the old line to end', () => kiwoom.counters.liveSockets === 0)
  expect(kiwoom.counters.dials).toBe(dials)
  client.source.takeOver()
  await client.live()
  expect(kiwoom.counters.mostSockets).toBe(1)
})

test('a wrong key stops at once, without a socket; a page of HTML is tried again', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  const wrong = { rest: kiwoom.rest, socket: kiwoom.socket, credential: { appKey: 'x', appSecret: 'y' } }
  await using client = watching(wrong)
  const stopped = await client.status(({ phase }) => phase === 'stopped', 'stopped')
  expect(stopped.loss).toMatchObject({ cause: 'token-refused', code: expect.stringMatching(/^80\d\d$/) })
  expect(kiwoom.counters.dials).toBe(0)
  kiwoom.answerWithHtml(403)
  await using other = watching(kiwoom)
  const waiting = await other.status(({ phase }) => phase === 'backing-off', 'backing off')
  expect(waiting.loss).toMatchObject({ cause: 'token-refused', code: 'HTTP 403' })
  kiwoom.heal()
  await other.live()
})

test('the user may restart a session, and the old socket is gone before the new one is dialled', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  client.source.reconnect()
  await back(client, 'restarted-by-user')
  expect(kiwoom.counters).toMatchObject({ dials: 2, mostSockets: 1, tokensIssued: 1 })
})

test('what comes while the listener is busy is one batch, whole and in order, with one status', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  client.hold(true)
  kiwoom.trigger()
  await until('a batch that the listener is busy with', () => client.sightings().length > 0)
  const before = client.batches.length
  await kiwoom.storm({ count: 1500 })
  kiwoom.sendRaw('<html>')
  kiwoom.drop('close')
  await until('the loss in the log', () => client.log.some((line) => line.includes('backing-off')))
  client.hold(false)
  await until('all of it', () => client.batches.length > before)
  const batch = client.batches[before] ?? []
  const sent = kiwoom.ledger.map(({ interruption, item }) => `${interruption.code} ${item.slice(6)}`)
  const suffix = { KRX: '', NXT: '_NX', combined: '_AL' }
  const got = client.sightings().map(({ issue, venues }) => `${issue.code} ${suffix[venues[0] ?? 'KRX']}`)
  expect(got).toEqual(sent)
  expect(batch.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1)
  const kinds = batch.map((signal) => (signal.kind === 'link' ? signal.status.phase : signal.kind))
  expect(kinds.indexOf('backing-off')).toBeGreaterThan(kinds.lastIndexOf('sighting'))
  expect(kinds.filter((kind) => kind === 'live').length).toBeLessThanOrEqual(1)
})

test('what cannot be read is counted and kept, in three hundred characters', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  kiwoom.sendRaw(`<html>${'x'.repeat(1000)}`)
  kiwoom.sendRaw(golden('kiwoom_ws_1h_trigger_static_up').replace('"3860"', '"1e3"'))
  const { unreadable } = await client.status((status) => status.unreadable.count === 2, 'two reports')
  expect(unreadable.last).toMatchObject({ reason: expect.stringContaining('1221') })
  const reports = client.batches.flat().filter((signal) => signal.kind === 'unreadable')
  expect(reports.map(({ excerpt }) => excerpt.length <= 300)).toEqual([true, true])
  expect(reports[0]?.excerpt).toMatch(/^<html>xxx/)
  expect(client.sightings()).toEqual([])
})

test('a stop takes the registration back, says goodbye and ends the stream', async () => {
  await using simulator = await quiet()
  await using client = watching(simulator.kiwoom)
  await client.live()
  await client.stop()
  await until('no socket', () => simulator.kiwoom.counters.liveSockets === 0)
  expect(client.statuses().at(-1)?.phase).toBe('live')
  client.source.reconnect()
  expect(simulator.kiwoom.counters.dials).toBe(1)
})

test('logins that are refused without end cost one token a minute at most', async () => {
  const clock = fastClock(60)
  await using simulator = await quiet()
  const { kiwoom } = simulator
  kiwoom.refuseLogin(805004)
  await using client = watching(kiwoom, { clock, issues: memoryIssues() })
  const start = clock.now()
  await until('five refused logins', () => {
    // Like a user who does not want to wait.
    if (client.statuses().at(-1)?.phase === 'backing-off') client.source.reconnect()
    return kiwoom.counters.loginsRefused >= 5
  })
  const minutes = Math.floor((clock.now() - start) / 60_000)
  expect(kiwoom.counters.tokenRequests).toBeGreaterThan(1)
  expect(kiwoom.counters.tokenRequests).toBeLessThanOrEqual(minutes + 1)
})

test('signing out revokes the token and ends the line; reconnecting signs in again', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  const tokens = memoryTokens()
  await using client = watching(kiwoom, { tokens })
  await client.live()
  expect(await client.session.signOut(new AbortController().signal)).toBeNull()
  const stopped = await client.status(({ phase }) => phase === 'stopped', 'stopped')
  expect(stopped.loss).toMatchObject({ cause: 'signed-out', code: null })
  await until('no socket', () => kiwoom.counters.liveSockets === 0)
  expect(kiwoom.counters).toMatchObject({ tokensRevoked: 1, tokenRequests: 1, dials: 1 })
  expect(tokens.kept()).toBeNull()
  client.source.reconnect()
  await client.live()
  expect(kiwoom.counters).toMatchObject({ newTokens: 2, dials: 2, mostSockets: 1 })
})

test('a check signs in again and brings the line back; on a live line it opens no second one', async () => {
  await using simulator = await quiet()
  const { kiwoom } = simulator
  await using client = watching(kiwoom)
  await client.live()
  const signal = new AbortController().signal
  const last = async () => (await collect(client.session.check(signal))).at(-1)
  expect(await last()).toMatchObject({ check: 'service', state: 'passed' })
  expect(kiwoom.counters).toMatchObject({ dials: 1, tokenRequests: 1 })
  await client.session.signOut(signal)
  await client.status(({ phase }) => phase === 'stopped', 'stopped')
  expect(await last()).toMatchObject({ check: 'service', state: 'passed' })
  await client.live()
  expect(kiwoom.counters).toMatchObject({ dials: 2, mostSockets: 1, newTokens: 2 })
})
