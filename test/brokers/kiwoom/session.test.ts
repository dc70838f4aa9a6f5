import { expect, test } from 'vitest'
import { alarmOf } from '../../../electron/brokers/kiwoom/realtime/sessionState.ts'
import { byPeer, deniedBy, drive, frames, granted } from './support/drive.ts'

const hangUp = { kind: 'hang-up' }
const kinds = (effects: readonly { kind: string }[]) => effects.map(({ kind }) => kind)

test('token, dial, LOGIN, REG, live: one step after the other', () => {
  const session = drive()
  expect(session.post({ kind: 'started' })).toEqual([{ kind: 'authenticate', renew: false }])
  expect(session.post(granted)).toEqual([{ kind: 'dial', socket: 1 }])
  expect(session.open()).toEqual([{ kind: 'login' }])
  expect(kinds(session.frame(frames.loginOk))).toEqual(['send'])
  expect(session.frame(frames.registered)).toEqual([])
  expect(session.state()).toMatchObject({
    phase: 'live',
    liveSince: session.now(),
    clockSkew: 120,
    loss: null,
  })
  expect(kinds(session.effects)).toEqual(['authenticate', 'dial', 'login', 'send'])
})

test('a REG answer as text, as the guide has it, is an answer too', () => {
  const session = drive().toDialling()
  session.open()
  session.frame(frames.loginOk)
  session.frame('{"trnm":"REG","return_code":"0","return_msg":""}')
  expect(session.state().phase).toBe('live')
})

test('a PING goes back byte for byte, in every phase of an open line', () => {
  const odd = ' {"trnm" : "PING", "x":1}'
  const session = drive().toDialling()
  session.open()
  expect(session.frame(odd)).toEqual([{ kind: 'send', text: odd }])
  session.frame(frames.loginOk)
  session.frame(frames.registered)
  expect(session.frame(frames.ping)).toEqual([{ kind: 'send', text: frames.ping }])
})

test('after a goodbye nothing was missed before its last second; after a break, perhaps since the last message', () => {
  const closed = drive().toLive()
  const heardAt = closed.now()
  closed.pass(7000).close(byPeer)
  expect(closed.state()).toMatchObject({
    phase: 'backing-off',
    loss: { cause: 'closed-by-broker', code: '1000', message: 'Bye', at: heardAt + 6000 },
  })
  for (const report of [
    { reason: 'lost', code: 'ECONNRESET' },
    { reason: 'protocol-error', code: 'WS_ERR_INVALID_UTF8' },
  ] as const) {
    const broken = drive().toLive()
    broken.watch(5000).frame(frames.ping)
    broken.watch(7000).close(report)
    expect(broken.state().loss).toEqual({
      cause: 'connection-lost',
      code: report.code,
      message: null,
      at: heardAt + 4000,
    })
  }
})

test('a message that waited while the process stood still vouches for nothing since before that', () => {
  for (const wakesFirst of [true, false]) {
    const session = drive().toLive().watch(20_000)
    const lastAwake = session.now()
    session.frame(frames.ping)
    session.pass(4000)
    if (wakesFirst) session.wake()
    session.frame(frames.ping)
    session.frame(frames.ping)
    session.close({ reason: 'lost', code: 'ECONNRESET' })
    expect(session.state().loss?.at).toBe(lastAwake - 1000)
  }
})

test('once the process runs in time again, what it hears counts again', () => {
  const session = drive().toLive().watch(20_000)
  session.pass(4000).frame(frames.ping)
  session.watch(2000).frame(frames.ping)
  const heardAt = session.now()
  session.close({ reason: 'lost', code: 'ECONNRESET' })
  expect(session.state().loss?.at).toBe(heardAt - 1000)
})

test('what may be missed began with the first loss, whatever fails while coming back', () => {
  const session = drive().toLive()
  const lostAt = session.now()
  session.pass(3000).close({ reason: 'lost', code: '1006' })
  session.pass(1000).wake()
  session.pass(100).post(deniedBy({ kind: 'offline', code: 'ENETUNREACH' }))
  expect(session.state().loss).toEqual({
    cause: 'refused-connection',
    code: 'ENETUNREACH',
    message: null,
    at: lostAt,
  })
})

test('a machine that slept vouches for nothing it hears on waking', () => {
  const asleep = () => {
    const session = drive().toLive()
    session.pass(5000).wake()
    return { session, awake: session.now(), woke: session.pass(3_600_000) }
  }
  const byTimer = asleep()
  expect(byTimer.woke.wake()).toEqual([hangUp])
  const byFrame = asleep()
  expect(byFrame.woke.frame(frames.ping)).toEqual([hangUp])
  const byClose = asleep()
  byClose.woke.close(byPeer)
  for (const { session, awake } of [byTimer, byFrame, byClose]) {
    expect(session.state().phase).toBe('backing-off')
    expect(session.state().loss?.at).toBeLessThan(awake)
  }
})

test('a silent line is hung up on before two and a half PING periods, as observed, have passed', () => {
  const session = drive().toLive()
  for (let ping = 0; ping < 4; ping++) {
    session.watch(4000).frame(frames.ping)
  }
  const heardAt = session.now()
  session.pass(9_599).wake()
  expect(session.state().phase).toBe('live')
  expect(session.pass(1).wake()).toEqual([hangUp])
  expect(session.state()).toMatchObject({
    phase: 'backing-off',
    loss: { cause: 'silent', at: heardAt - 1000 },
  })
})

test('before the rhythm is known ten seconds are assumed, and silence makes the assumption slower', () => {
  const session = drive().toLive()
  expect(alarmOf(session.state())).toBe(session.now() + 24_000)
  for (let second = 0; second < 24; second++) session.pass(1000).wake()
  expect(session.state().loss?.cause).toBe('silent')
  session.hungUp()
  session.pass(1000).wake()
  session.post(granted)
  session.open()
  session.frame(frames.loginOk)
  session.frame(frames.registered)
  expect(alarmOf(session.state())).toBe(session.now() + 48_000)
})

test('any message proves the line, and one hasty PING does not shorten the patience', () => {
  const session = drive().toLive()
  session.frame(frames.ping)
  session.pass(20).frame(frames.ping)
  session.pass(10_000).frame(frames.ping)
  for (const frame of [frames.trigger, frames.ping]) {
    for (let second = 0; second < 23; second++) session.pass(1000).wake()
    session.frame(frame)
  }
  expect(session.state().phase).toBe('live')
})

test('a dead token is replaced once at once; the second refusal is shown and waits', () => {
  const session = drive().toDialling()
  session.open()
  expect(session.frame(frames.deadToken)).toEqual([hangUp, { kind: 'authenticate', renew: true }])
  expect(session.state().loss).toBeNull()
  expect(session.post(granted)).toEqual([])
  expect(session.hungUp()).toEqual([{ kind: 'dial', socket: 2 }])
  session.open()
  expect(session.frame(frames.deadToken)).toEqual([hangUp])
  expect(session.state()).toMatchObject({
    phase: 'backing-off',
    loss: { cause: 'login-refused', code: '805004', message: expect.stringContaining('토큰 인증') },
  })
  session.hungUp()
  expect(session.pass(1000).wake()).toEqual([{ kind: 'authenticate', renew: true }])
})

test('other refusals of LOGIN and REG are shown, and tried again later', () => {
  const login = drive().toDialling()
  login.open()
  login.frame('{"trnm":"LOGIN","return_code":2,"return_msg":"입력 값 오류입니다[1511:token]"}')
  expect(login.state()).toMatchObject({
    phase: 'backing-off',
    loss: { cause: 'login-refused', code: '1511' },
  })
  const registration = drive().toDialling()
  registration.open()
  registration.frame(frames.loginOk)
  registration.frame('{"trnm":"REG","return_code":105115,"return_msg":"한도 초과"}')
  expect(registration.state()).toMatchObject({
    phase: 'backing-off',
    loss: { cause: 'registration-refused', code: '105115', message: '한도 초과' },
  })
})

test('a take-over by another program ends it all until the user says otherwise', () => {
  const session = drive().toLive()
  expect(session.frame(frames.takenOver)).toEqual([hangUp])
  session.hungUp()
  const stopped = { phase: 'stopped', loss: { cause: 'taken-over', code: 'R10001', at: session.now() } }
  session.pass(3_600_000).wake()
  session.post({ kind: 'reconnect' })
  expect(session.state()).toMatchObject(stopped)
  expect(session.post({ kind: 'take-over' })).toEqual([{ kind: 'authenticate', renew: false }])
})

test('a key that Kiwoom rejects stops the attempts; the user may ask for one more', () => {
  for (const code of ['8001', '8002', '8020', '8030', '8031', '8050']) {
    const session = drive()
    session.post({ kind: 'started' })
    session.post(deniedBy({ kind: 'refused', code, message: '실패', status: 200 }))
    expect(session.state()).toMatchObject({ phase: 'stopped', loss: { cause: 'token-refused', code } })
    expect(session.post({ kind: 'reconnect' })).toEqual([{ kind: 'authenticate', renew: false }])
  }
})

test('a refusal that time may heal is tried again', () => {
  const session = drive()
  session.post({ kind: 'started' })
  session.post(deniedBy({ kind: 'refused', code: '1700', message: '초과', status: 429 }))
  expect(session.state()).toMatchObject({ phase: 'backing-off', retryAt: session.now() + 500 })
})

test('no answer to the dial, to LOGIN or to REG is not waited for for ever', () => {
  const dialling = drive().toDialling()
  expect(dialling.pass(10_000).wake()).toEqual([hangUp])
  const loggingIn = drive().toDialling()
  loggingIn.open()
  expect(loggingIn.pass(5000).wake()).toEqual([hangUp])
  const registering = drive().toDialling()
  registering.open()
  registering.frame(frames.loginOk)
  expect(registering.pass(5000).wake()).toEqual([hangUp])
  for (const session of [dialling, loggingIn, registering])
    expect(session.state()).toMatchObject({ phase: 'backing-off', loss: { cause: 'no-answer' } })
})

test('the user may cut any wait or session short, and the next dial waits for the end of the old socket', () => {
  const waiting = drive().toDialling()
  waiting.close({ reason: 'refused', code: 'ECONNREFUSED' })
  expect(waiting.post({ kind: 'reconnect' })).toEqual([{ kind: 'authenticate', renew: false }])
  const live = drive().toLive()
  expect(kinds(live.post({ kind: 'reconnect' }))).toEqual(['hang-up', 'authenticate'])
  expect(live.state().loss).toMatchObject({ cause: 'restarted-by-user', at: live.now() })
  expect(live.post(granted)).toEqual([])
  expect(live.hungUp()).toEqual([{ kind: 'dial', socket: 2 }])
})

test('in an outage there are at most ten attempts in the first minute and two in each later one', () => {
  for (const random of [0, 0.5, 0.999]) {
    const session = drive(1_000_000, random).toLive()
    session.close({ reason: 'lost', code: '1006' })
    const start = session.now()
    const attempts: number[] = []
    while (session.now() < start + 600_000) {
      session.pass(Math.max(0, (session.state().retryAt ?? 0) - session.now()))
      session.wake()
      session.post(granted)
      attempts.push(session.now() - start)
      session.close({ reason: 'refused', code: 'ECONNREFUSED' })
    }
    expect(attempts.filter((at) => at < 60_000).length).toBeLessThanOrEqual(10)
    for (let minute = 1; minute < 10; minute++) {
      const within = attempts.filter((at) => at >= minute * 60_000 && at < (minute + 1) * 60_000)
      expect(within.length).toBeLessThanOrEqual(2)
    }
  }
})

test('only a minute of live session clears the count of failures', () => {
  const session = drive().toDialling()
  session.close({ reason: 'refused', code: 'ECONNREFUSED' })
  for (const [alive, attempts] of [
    [59_999, 2],
    [60_000, 1],
  ] as const) {
    session.pass(30_000).wake()
    session.post(granted)
    session.open()
    session.frame(frames.loginOk)
    session.frame(frames.registered)
    session.pass(alive).close(byPeer)
    expect(session.state().attempt).toBe(attempts)
  }
})

test('an orderly stop takes the registration back, hangs up and is final', () => {
  const session = drive().toLive()
  const effects = session.post({ kind: 'stopped' })
  expect(effects).toEqual([{ kind: 'send', text: expect.stringContaining('"REMOVE"') }, hangUp])
  session.hungUp()
  for (const kind of ['started', 'reconnect', 'take-over', 'woken'] as const)
    expect(session.post({ kind })).toEqual([])
})

test('a clock that is set back an hour stretches no wait by an hour', () => {
  const live = drive().toLive()
  live.pass(-3_600_000).wake()
  expect(alarmOf(live.state())).toBe(live.now() + 24_000)
  const waiting = drive().toDialling()
  waiting.close({ reason: 'refused', code: 'ECONNREFUSED' })
  waiting.pass(-3_600_000).wake()
  expect(waiting.state().retryAt).toBeLessThanOrEqual(waiting.now() + 30_000)
})

test('a token that is held back is waited for, not asked for more often, and hides no earlier loss', () => {
  const session = drive().toLive()
  session.close({ reason: 'lost', code: 'ECONNRESET' })
  session.pass(1000).wake()
  const until = session.now() + 42_000
  session.post(deniedBy({ kind: 'held-back', until }, until))
  expect(session.state()).toMatchObject({
    phase: 'backing-off',
    retryAt: until,
    loss: { cause: 'connection-lost', code: 'ECONNRESET' },
  })
  expect(session.pass(41_999).wake()).toEqual([])
  expect(session.pass(1).wake()).toEqual([{ kind: 'authenticate', renew: false }])
  const fresh = drive()
  fresh.post({ kind: 'started' })
  fresh.post(deniedBy({ kind: 'held-back', until: fresh.now() + 60_000 }, fresh.now() + 60_000))
  expect(fresh.state()).toMatchObject({
    retryAt: fresh.now() + 60_000,
    loss: { cause: 'token-refused', code: 'held-back' },
  })
})

test('a refused token is asked for again when that may help, and not before', () => {
  const session = drive()
  session.post({ kind: 'started' })
  const retryAt = session.now() + 60_000
  session.post(deniedBy({ kind: 'refused', code: '1999', message: '', status: 200 }, retryAt))
  expect(session.state()).toMatchObject({ phase: 'backing-off', retryAt })
})

test('signing out hangs up with a goodbye and stays down, until the user signs in again', () => {
  const live = drive().toLive()
  expect(live.post({ kind: 'signed-out' })).toEqual([
    { kind: 'send', text: expect.stringContaining('"REMOVE"') },
    hangUp,
  ])
  live.hungUp()
  live.pass(3_600_000).wake()
  expect(live.post({ kind: 'take-over' })).toEqual([])
  expect(live.state()).toMatchObject({ phase: 'stopped', loss: { cause: 'signed-out', code: null } })
  expect(live.post({ kind: 'reconnect' })).toEqual([{ kind: 'authenticate', renew: false }])
  const waiting = drive()
  waiting.post({ kind: 'started' })
  waiting.post(deniedBy({ kind: 'signed-out' }))
  expect(waiting.state()).toMatchObject({ phase: 'stopped', loss: { cause: 'signed-out' } })
  expect(waiting.post({ kind: 'signed-in' })).toEqual([{ kind: 'authenticate', renew: false }])
})

test('a sign-in does not take back what another program took over', () => {
  const session = drive().toLive()
  session.frame(frames.takenOver)
  session.hungUp()
  expect(session.post({ kind: 'signed-out' })).toEqual([])
  expect(session.post({ kind: 'signed-in' })).toEqual([])
  expect(session.state()).toMatchObject({ phase: 'stopped', loss: { cause: 'taken-over' } })
})
