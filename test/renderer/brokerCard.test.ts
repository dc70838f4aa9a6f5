import { describe, expect, test } from 'vitest'
import { brokerBadge } from '../../renderer/panels/connection/brokerBadge.ts'
import { type BrokerInputs, brokerStory } from '../../renderer/panels/connection/brokerStory.ts'
import { cardActions } from '../../renderer/panels/connection/cardActions.ts'
import type { LinkLoss, LinkPhase, LinkStatus } from '../../shared/domain/link.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { Standing } from '../../shared/domain/standing.ts'
import { tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { refused, sessionFacts, sessionStatus } from './session.ts'

const somewhere = { vaultOpens: true, inDemo: false }
const silence = { kind: 'no-answer' } as const

function link(phase: LinkPhase, cause: LinkLoss['cause'] | null = null): LinkStatus {
  const loss = cause === null ? null : { cause, code: null, message: null, at: tenOClock }
  return linkStatus({ phase, liveSince: phase === 'live' ? tenOClock : null, loss })
}

function card(given: Partial<BrokerInputs>, place = somewhere) {
  const inputs: BrokerInputs = {
    broker: 'kis',
    session: sessionStatus(),
    link: undefined,
    gone: null,
    receiving: 'works',
    ...given,
  }
  const told = brokerStory(inputs)
  return {
    told,
    badge: brokerBadge(told, inputs),
    actions: cardActions(told, inputs.session, inputs.link, place),
  }
}

const kiwoom = (given: Partial<BrokerInputs>) =>
  card({ broker: 'kiwoom', session: sessionStatus({ broker: 'kiwoom' }), ...given })

const withFacts = (given: Parameters<typeof sessionFacts>[0]): SessionStatus =>
  sessionStatus({ facts: sessionFacts(given) })

describe('a broker’s card', () => {
  test('is well only with a token that holds, an answer, and nothing refused since', () => {
    expect(card({}).badge).toMatchObject({ words: 'well', tone: 'good' })
    expect(card({ session: withFacts({ lastAnswer: null }) }).badge).toMatchObject({ words: 'untested' })
    const fault = { at: tenOClock, to: 'TTTC8408R', trouble: silence }
    expect(card({ session: withFacts({ lastFault: fault }) }).badge.tone).not.toBe('good')
    const refusal = { at: tenOClock, to: 'TTTC8408R', trouble: refused('EGW00201'), cured: false }
    expect(card({ session: withFacts({ lastRefusal: refusal }) }).badge).toMatchObject({ code: 'EGW00201' })
    const cured = withFacts({ lastRefusal: { ...refusal, cured: true } })
    expect(card({ session: cured }).badge).toMatchObject({ words: 'well' })
  })

  test('never takes silence for a refusal', () => {
    const token = (trouble: ReturnType<typeof refused> | typeof silence) =>
      withFacts({ token: { kind: 'failed', at: tenOClock, trouble, retryAt: null } })
    expect(card({ session: token(silence) }).badge).toMatchObject({ words: 'unknown', code: null })
    expect(card({ session: token(refused('EGW00103')) }).badge).toMatchObject({ words: 'refused' })
  })

  test('is well in no standing but ready, and each has its own word', () => {
    const words = Standing.options.map((standing) => {
      const facts = standing === 'ready' ? sessionFacts() : null
      return card({ session: sessionStatus({ standing, facts }) }).badge.words
    })
    expect(new Set(words).size).toBe(Standing.options.length)
    expect(words.filter((word) => word === 'well')).toHaveLength(1)
  })

  test('knows nothing once Vigil is gone or its news does not come', () => {
    for (const gone of ['closed', 'page'] as const) {
      expect(card({ gone }).badge).toMatchObject({ words: 'unknown' })
      expect(kiwoom({ gone, link: link('live'), receiving: 'down' }).badge).toMatchObject({
        words: 'unknown',
      })
    }
    expect(card({ session: undefined }).badge).toMatchObject({ words: 'unknown' })
  })
})

describe('Kiwoom’s card', () => {
  test('tells of its line, and of its session where that is why there is no line', () => {
    expect(kiwoom({ link: link('live') }).told).toEqual({ of: 'link', story: 'live' })
    const locked = sessionStatus({ broker: 'kiwoom', standing: 'vault-closed', facts: null })
    const noKey = link('stopped', 'no-credential')
    expect(kiwoom({ session: locked, link: noKey }).told).toMatchObject({ story: { kind: 'vault-closed' } })
  })

  test('tells what the broker said when it gave no token, but a take-over before that', () => {
    const trouble = refused('8050')
    const session = withFacts({ token: { kind: 'failed', at: tenOClock, trouble, retryAt: null } })
    expect(kiwoom({ session, link: link('backing-off', 'token-refused') }).told).toMatchObject({
      story: { kind: 'trouble', trouble },
    })
    expect(kiwoom({ session, link: link('stopped', 'taken-over') }).told).toMatchObject({
      story: 'taken-over',
    })
  })

  test('tells its line’s story while the session is not known', () => {
    expect(kiwoom({ session: undefined, link: link('live') }).badge).toMatchObject({ words: 'good' })
  })
})

describe('the way out', () => {
  const helps = (given: Partial<BrokerInputs>) => card(given).actions.helps
  const standing = (value: Standing) => sessionStatus({ standing: value, facts: null })

  test('is what ends the trouble, and nothing while all is well', () => {
    expect(helps({})).toBeNull()
    expect(helps({ session: standing('not-set-up') })).toBe('setUp')
    expect(helps({ session: standing('vault-closed') })).toBe('openVault')
    expect(helps({ session: standing('gone') })).toBe('enterKeys')
    expect(helps({ session: standing('unconfirmed-host') })).toBe('confirmHost')
    expect(helps({ session: withFacts({ token: { kind: 'signed-out', at: tenOClock } }) })).toBe('signIn')
    const lastFault = { at: tenOClock, to: 'TTTC8408R', trouble: silence }
    expect(helps({ session: withFacts({ lastFault }) })).toBe('test')
  })

  test('of a session taken over is to take it back', () => {
    expect(kiwoom({ link: link('stopped', 'taken-over') }).actions.helps).toBe('takeOver')
    expect(kiwoom({ link: link('backing-off', 'silent') }).actions.helps).toBe('reconnectNow')
    expect(kiwoom({ link: link('live') }).actions).toMatchObject({ helps: null })
  })

  test('is not offered where it cannot help', () => {
    const closed = card({ session: standing('vault-closed') }, { vaultOpens: false, inDemo: false })
    expect(closed.actions.helps).toBeNull()
    const noKey = kiwoom({ session: standing('not-set-up'), link: link('stopped', 'no-credential') })
    expect([noKey.actions.helps, ...noKey.actions.others]).not.toContain('reconnect')
  })

  test('in the demo’s profile never leads to keys, which it has none of', () => {
    for (const value of Standing.options) {
      const session = sessionStatus({ standing: value, environment: 'demo', facts: sessionFacts() })
      const { actions } = card({ session }, { vaultOpens: true, inDemo: true })
      const offered = [actions.helps, ...actions.others]
      for (const action of ['setUp', 'changeKeys', 'enterKeys', 'forget', 'useDemo'])
        expect(offered).not.toContain(action)
    }
  })
})
