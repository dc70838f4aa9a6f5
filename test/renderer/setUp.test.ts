import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import en from '../../renderer/locales/en.json'
import ko from '../../renderer/locales/ko.json'
import {
  begun,
  failureOf,
  heldFields,
  noAttempt,
  over,
  questionOf,
  told,
} from '../../renderer/panels/setUp/attempt.ts'
import { brokerState, needsGuide, nextUnused } from '../../renderer/panels/setUp/brokerState.ts'
import { checkLine } from '../../renderer/panels/setUp/checkWords.ts'
import { testComplaints, typedComplaint } from '../../renderer/panels/setUp/complaints.ts'
import { fieldKey, fieldKeys } from '../../renderer/panels/setUp/fieldKey.ts'
import { problemsIn, serverOf, valuesOf } from '../../renderer/panels/setUp/formValues.ts'
import { type CheckNews, checkNews } from '../../shared/domain/check.ts'
import { credentialFields } from '../../shared/domain/credential.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { demoProfile, type Profile } from '../../shared/domain/profile.ts'

const nobody: ReadonlySet<string> = new Set()
const typedIn =
  (text: Readonly<Record<string, string>>) =>
  (name: string): string =>
    text[name] ?? ''

const refused = (fields: readonly string[]): CheckNews =>
  checkNews({
    check: 'token',
    state: 'failed',
    at: 2000,
    trouble: { kind: 'refused', code: '8001', message: '', status: 200 },
    fields: [...fields],
  })

describe('what the form sends', () => {
  test('blanks around a pasted value go, but Koscom’s own blank in front stays', () => {
    const kis = valuesOf('kis', 'P', typedIn({ appKey: ' abc \t', account: '50123456 ' }))
    expect(kis).toMatchObject({ appKey: 'abc', account: '50123456', customer: 'P' })
    const koscom = valuesOf('koscom', null, typedIn({ ci: ' ci', company: ' 00002', clientId: ' id ' }))
    expect(koscom).toEqual({ ci: ' ci', company: ' 00002', clientId: 'id' })
  })

  test('an empty field is left out, and corporate fields are only a corporation’s', () => {
    const text = typedIn({ appKey: '', phone: '0212345678' })
    expect(valuesOf('kis', 'P', text)).toEqual({ customer: 'P' })
    expect(valuesOf('kis', 'B', text)).toEqual({ customer: 'B', phone: '0212345678' })
  })

  test('what the monitor has need not be typed again, but what was typed is still looked at', () => {
    const server = { kind: 'real' } as const
    const fields = (values: Readonly<Record<string, string>>, held: ReadonlySet<string>) =>
      problemsIn({ broker: 'kiwoom', server, values, held }).map(
        ({ field, problem }) => `${field} ${problem}`,
      )
    expect(fields({}, nobody)).toEqual(['appKey missing', 'appSecret missing'])
    expect(fields({}, new Set(['appKey']))).toEqual(['appSecret missing'])
    expect(fields({ appKey: 'a b' }, new Set(['appKey', 'appSecret']))).toEqual(['appKey characters'])
  })

  test('keys go beyond this machine only over https and wss', () => {
    const problems = (rest: string, socket: string) => {
      const server = serverOf('kiwoom', 'custom', typedIn({ rest, socket }))
      const held = new Set(['appKey', 'appSecret'])
      return problemsIn({ broker: 'kiwoom', server, values: {}, held }).map(
        (each) => `${each.field} ${each.problem}`,
      )
    }
    expect(problems('https://a.test:9443/', 'wss://a.test/ws')).toEqual([])
    expect(problems('http://127.0.0.1:1', 'ws://[::1]:2')).toEqual([])
    expect(problems('http://a.test', 'ws://127.0.0.1.a.test')).toEqual([
      'rest insecure-address',
      'socket insecure-address',
    ])
    expect(problems('a.test', '')).toEqual(['rest address', 'socket missing'])
    expect(problems('javascript:alert(1)', 'https://a.test')).toEqual(['rest address', 'socket address'])
  })
})

describe('a test as it goes', () => {
  test('after a refusal only the named fields are to be typed again', () => {
    const failed = told(begun(noAttempt, ['appKey', 'appSecret'], 1000), [refused(['appSecret'])])
    expect(failed.state).toBe('failed')
    expect([...heldFields(failed, undefined)]).toEqual(['appKey'])
    const again = begun(failed, ['appSecret'], 3000)
    expect(heldFields(again, undefined)).toEqual(new Set(['appKey', 'appSecret']))
    expect(failureOf(again)).toBeUndefined()
  })

  test('a saved value that was found wrong does not count as held', () => {
    const setup = {
      server: { kind: 'real' } as const,
      shown: { appKey: '7C1E' },
      savedAt: 0,
      signedOut: false,
    }
    expect(heldFields(noAttempt, setup).has('appKey')).toBe(true)
    expect(heldFields(told(begun(noAttempt, [], 0), [refused(['appKey'])]), setup).has('appKey')).toBe(false)
  })

  test('only the save makes it a success, and silence never does', () => {
    const running = begun(noAttempt, [], 0)
    const passed = told(running, [checkNews({ check: 'token', state: 'passed', at: 1 })])
    expect(passed.state).toBe('running')
    expect(over(passed, 'lost').state).toBe('lost')
    const saved = told(passed, [checkNews({ check: 'save', state: 'passed', at: 2 })])
    expect(over(saved, 'lost').state).toBe('passed')
    const vault = { kind: 'vault', state: 'locked' } as const
    const inMemory = checkNews({ check: 'save', state: 'doubtful', at: 2, trouble: vault, thisRunOnly: true })
    expect(told(passed, [inMemory]).state).toBe('passed')
  })

  test('a refused request for a token is remembered for a minute, through later tests', () => {
    const failed = told(begun(noAttempt, [], 0), [refused([])])
    expect(begun(failed, [], 5000).noTokenBefore).toBe(62_000)
    const held = checkNews({
      check: 'token',
      state: 'failed',
      at: 1,
      trouble: { kind: 'held-back', until: 9 },
    })
    expect(told(begun(noAttempt, [], 0), [held]).noTokenBefore).toBe(9)
  })

  test('a question to the user ends with the test', () => {
    const asking = told(begun(noAttempt, [], 0), [
      checkNews({ check: 'authorise', state: 'asking-user', at: 1, url: 'https://a.test' }),
    ])
    expect(questionOf(asking)?.url).toBe('https://a.test')
    expect(questionOf(over(asking, 'cancelled'))).toBeUndefined()
  })
})

describe('what is wrong with a field', () => {
  test('a refusal about two fields is said once, and both point at it', () => {
    const failed = told(begun(noAttempt, [], 0), [refused(['appKey', 'appSecret'])])
    const complaints = testComplaints('kiwoom', failed)
    expect(complaints.map(({ field }) => field)).toEqual(['appKey', 'appSecret'])
    expect(complaints.every((each) => each.kind === 'trouble' && each.saidAt === 'appKey')).toBe(true)
  })

  test('a wrong length says what it must be', () => {
    const complaint = typedComplaint('kis', { field: 'appSecret', problem: 'length' }, 179)
    expect(complaint).toMatchObject({ need: 180, typed: 179 })
  })
})

describe('the guide', () => {
  const profile: Profile = { id: 'a1', name: '실전', brokers: {} }
  const setup = { server: { kind: 'real' } as const, shown: {}, savedAt: 0, signedOut: false }

  test('opens by itself only where nothing is set up, and never over the demo', () => {
    expect(needsGuide(profile)).toBe(true)
    expect(needsGuide({ ...profile, brokers: { kiwoom: setup } })).toBe(false)
    expect(needsGuide(demoProfile)).toBe(false)
    expect(needsGuide(undefined)).toBe(false)
  })

  test('goes on to a broker that is not in use, also one that was skipped', () => {
    expect(nextUnused('kis', () => false)).toBe('kiwoom')
    expect(nextUnused('koscom', (broker) => broker !== 'kiwoom')).toBe('kiwoom')
    expect(nextUnused('koscom', () => true)).toBeUndefined()
  })

  test('does not call a broker set up while its test fails', () => {
    const failed = told(begun(noAttempt, [], 0), [refused([])])
    expect(brokerState(failed, true).kind).toBe('failed')
    expect(brokerState(over(begun(noAttempt, [], 0), 'cancelled'), true).kind).toBe('ready')
  })
})

describe('its words', () => {
  test('every typed field of every broker has words, in the order in which it is asked', () => {
    const typed = BrokerId.options.flatMap((broker) =>
      credentialFields[broker].filter(({ id }) => id !== 'customer').map(({ id }) => `${broker}.${id}`),
    )
    expect(fieldKeys).toEqual(typed)
    expect(fieldKey('kis', 'customer')).toBeUndefined()
  })

  test('both languages say everything', () => {
    for (const part of ['setUp', 'credential', 'check'] as const)
      expect(leaves(en[part])).toEqual(leaves(ko[part]))
  })

  test('a check says no more than is known', async () => {
    const i18n = createInstance()
    await i18n.init({
      lng: 'ko',
      resources: { ko: { translation: ko } },
      interpolation: { escapeValue: false },
    })
    const about = { broker: 'kis', locale: 'ko', t: i18n.t } as const
    const clock = (skew: number | null) =>
      checkLine(checkNews({ check: 'clock', state: 'passed', at: 0, skew }), false, {
        ...about,
        check: 'clock',
      })
    expect(clock(400)).toBe(ko.check.clockClose)
    expect(clock(null)).toBe(ko.check.clockUnknown)
    expect(clock(-3000)).toBe('PC 시계가 3초 느립니다')
    const running = checkNews({ check: 'token', state: 'running', at: 0 })
    expect(checkLine(running, true, { ...about, check: 'token' })).toBe(ko.check.unfinished)
    const no = checkLine(refused([]), true, { ...about, check: 'token' })
    expect(no).toBe('거부 8001')
  })
})

function leaves(words: object, path = ''): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null ? leaves(value, `${path}.${key}`) : [`${path}.${key}`],
    )
    .sort()
}
