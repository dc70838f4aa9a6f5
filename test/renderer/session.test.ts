import { describe, expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { environmentsOf } from '../../renderer/app/environments.ts'
import { budgetWords, tightestBudget } from '../../renderer/format/budgetWords.ts'
import { momentText } from '../../renderer/format/moments.ts'
import { type CheckRun, verdictOf, withNews } from '../../renderer/panels/connection/checkRun.ts'
import { downWords } from '../../renderer/panels/connection/downWords.ts'
import { sessionLamps } from '../../renderer/parts/sessionLamps.ts'
import { activeProfile, addedProfile } from '../../renderer/stores/profiles.ts'
import { vaultAction, vaultLamp } from '../../renderer/stores/vault.ts'
import { checkNews } from '../../shared/domain/check.ts'
import { VaultState, type VaultStatus } from '../../shared/domain/vault.ts'
import { tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { refused, sessionFacts, sessionStatus } from './session.ts'

const { t } = createI18n('ko')
const hour = 3_600_000

describe('the lamps of a broker that is only asked', () => {
  const lamps = (facts: Parameters<typeof sessionFacts>[0], now = tenOClock) => {
    const { token, request } = sessionLamps(sessionStatus({ facts: sessionFacts(facts) }), now)
    return [token.lamp, request.lamp]
  }

  test('light for what holds now', () => {
    expect(lamps({})).toEqual(['works', 'works'])
    expect(lamps({ lastAnswer: null })).toEqual(['works', 'waiting'])
    expect(lamps({}, tenOClock + 24 * hour)).toEqual(['waiting', 'works'])
    expect(lamps({ token: { kind: 'signed-out', at: tenOClock } })[0]).toBe('down')
  })

  test('tell a broker that said no from one that said nothing', () => {
    const failed = (trouble: ReturnType<typeof refused> | { readonly kind: 'no-answer' }) =>
      lamps({ token: { kind: 'failed', at: tenOClock, trouble, retryAt: null } })
    expect(failed(refused('EGW00103'))).toEqual(['down', 'works'])
    expect(failed({ kind: 'no-answer' })).toEqual(['down', 'down'])
  })

  test('are rings where nothing is set up, and out where nothing is known', () => {
    const unset = sessionLamps(sessionStatus({ standing: 'not-set-up', facts: null }), tenOClock)
    expect([unset.token.lamp, unset.request.lamp]).toEqual(['unused', 'unused'])
    expect(sessionLamps(undefined, tenOClock).token).toEqual({ lamp: 'down', state: 'unknown' })
  })
})

describe('a budget', () => {
  const budget = { scope: 'account', limit: 15, period: 1000, left: 14, waiting: 0, pausedUntil: null }

  test('says what is left of how much', () => {
    expect(budgetWords(budget, tenOClock, t)).toBe('초당 14 / 15')
    expect(budgetWords({ ...budget, limit: 1, left: 0, period: 1100 }, tenOClock, t)).toBe('1.1초에 0 / 1')
  })

  test('says that requests wait, and until when they rest', () => {
    const resting = { ...budget, left: 0, waiting: 3, pausedUntil: tenOClock + 700 }
    expect(budgetWords(resting, tenOClock, t)).toBe('초당 0 / 15 · 대기 3 · 쉬는 중 1초')
    expect(budgetWords(resting, tenOClock + 700, t)).toBe('초당 0 / 15 · 대기 3')
  })

  test('of several is the one that holds the user up', () => {
    const nearly = { ...budget, scope: 'ka10054', limit: 4, left: 1 }
    const queued = { ...budget, scope: 'ka10010', waiting: 2 }
    expect(tightestBudget([budget, nearly], tenOClock)?.scope).toBe('ka10054')
    expect(tightestBudget([budget, nearly, queued], tenOClock)?.scope).toBe('ka10010')
    expect(tightestBudget([], tenOClock)).toBeUndefined()
  })
})

test('a moment on another day is told with its day, on the Korean calendar', () => {
  const at = (hours: number) => momentText(tenOClock + hours * hour, tenOClock, t)
  expect(at(1)).toBe('11:00:00')
  expect(at(14)).toBe('내일 00:00:00')
  expect(at(-11)).toBe('어제 23:00:00')
  expect(at(72)).toMatch(/^\d+월 \d+일 10:00:00$/)
})

describe('a test of a session', () => {
  const run: CheckRun = { phase: 'running', startedAt: tenOClock, checks: [] }
  const news = (check: 'reach' | 'token' | 'account', state: 'running' | 'passed' | 'failed') =>
    checkNews({ check, state, at: tenOClock })

  test('shows the last word on each check, in the order in which they are made', () => {
    const started = withNews(run, 'kis', [news('token', 'running'), news('reach', 'passed')])
    const { checks } = withNews(started, 'kis', [news('token', 'passed')])
    expect(checks.map(({ check, state }) => `${check} ${state}`)).toEqual(['reach passed', 'token passed'])
  })

  test('has passed only if it ended and no check failed or broke off', () => {
    const ended = (...checks: CheckRun['checks']) => verdictOf({ ...run, phase: 'ended', checks })
    expect(ended(news('reach', 'passed'), news('token', 'passed'))).toBe('passed')
    expect(ended(news('reach', 'passed'), news('token', 'failed'))).toBe('failed')
    expect(ended(news('reach', 'running'))).toBe('failed')
    expect(ended()).toBe('lost')
    expect(verdictOf({ ...run, phase: 'cancelled' })).toBe('cancelled')
  })
})

describe('the banner', () => {
  const of = (broker: 'kis' | 'kiwoom' | 'koscom', given: Parameters<typeof sessionStatus>[0]) => ({
    [broker]: sessionStatus({ broker, ...given }),
  })
  const demo = { environment: 'demo' } as const
  const absent = { standing: 'not-set-up', facts: null } as const

  test('calls everything simulated only where nothing is real', () => {
    expect(environmentsOf('demo', {}).demo).toBe('all')
    const all = { ...of('kis', demo), ...of('kiwoom', demo), ...of('koscom', absent) }
    expect(environmentsOf('demo', all).demo).toBe('all')
    const some = { ...all, ...of('kis', {}) }
    expect(environmentsOf('demo', some)).toMatchObject({ demo: ['kiwoom'], live: ['kis'] })
  })

  test('never misses a simulated VI feed, whatever the sessions say', () => {
    expect(environmentsOf('demo', of('kiwoom', {})).demo).not.toBe('none')
    expect(environmentsOf('demo', of('kiwoom', absent)).demo).not.toBe('none')
  })

  test('names servers for practice and strangers’ servers, and not as simulated', () => {
    const sessions = { ...of('kis', { environment: 'mock' }), ...of('koscom', { environment: 'custom' }) }
    expect(environmentsOf(undefined, sessions)).toMatchObject({
      demo: 'none',
      mock: ['kis'],
      custom: ['koscom'],
    })
  })

  test('is silent where all is real, and where nothing is set up', () => {
    expect(environmentsOf('live', of('kis', {}))).toMatchObject({ demo: 'none', mock: [], custom: [] })
    expect(environmentsOf('live', { ...of('kis', absent), ...of('kiwoom', absent) }).shown).toEqual([])
  })
})

describe('the vault', () => {
  const vault = (state: VaultState, inMemory = 0): VaultStatus => ({
    state,
    backend: 'keytar',
    store: 'Secret Service',
    since: tenOClock,
    inMemory,
    detail: null,
  })

  test('is safe only open and with nothing left in memory', () => {
    const safe = VaultState.options.filter((state) => vaultLamp(vault(state)) === 'works')
    expect(safe).toEqual(['open'])
    expect(vaultLamp(vault('open', 2))).toBe('waiting')
  })

  test('is asked again only where an answer can change, and never over the system’s own question', () => {
    expect(vaultAction(vault('locked'))).toBe('unlock')
    expect(vaultAction(vault('open', 1))).toBe('moveIn')
    for (const state of ['open', 'prompt-waiting', 'no-session-bus', 'no-backend'] as const)
      expect(vaultAction(vault(state))).toBeNull()
  })
})

test('the profile in use is found, and the one just made', () => {
  const profile = (id: string) => ({ id, name: id, brokers: {} })
  const book = { active: 'b', profiles: [profile('a'), profile('b')] }
  expect(activeProfile(book)?.id).toBe('b')
  expect(activeProfile({ ...book, active: 'demo' })?.id).toBe('demo')
  expect(activeProfile(null)).toBeUndefined()
  expect(addedProfile({ ...book, profiles: [profile('a')] }, book)).toBe('b')
  expect(addedProfile(book, book)).toBeUndefined()
})

test('a line that is down by the user’s own word, or for want of keys, is not called lost', () => {
  const down = { kind: 'link', since: tenOClock } as const
  const stopped = (cause: 'signed-out' | 'no-credential') =>
    downWords(
      down,
      linkStatus({ phase: 'stopped', loss: { cause, code: null, message: null, at: tenOClock } }),
    )
  expect(stopped('signed-out')).toBe('signedOut')
  expect(stopped('no-credential')).toBe('noCredential')
})
