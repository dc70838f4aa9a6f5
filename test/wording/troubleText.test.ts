import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { Standing } from '../../shared/domain/standing.ts'
import { Trouble } from '../../shared/domain/trouble.ts'
import { VaultState } from '../../shared/domain/vault.ts'
import { en, ko } from '../../shared/wording/refusals/refusals.ts'
import { troubleCode, troubleText } from '../../shared/wording/troubleText.ts'

const locales = ['ko', 'en'] as const

function refused(code: string, message = ''): Trouble {
  return { kind: 'refused', code, message, status: 200 }
}

/** Every code that the brokers' documents and captured answers name. */
const documented: Readonly<Record<BrokerId, readonly string[]>> = {
  kis: [
    ...['EGW00101', 'EGW00102', 'EGW00104', 'EGW00115', 'EGW00116', 'EGW00207', 'EGW00209', 'EGW00212'],
    ...[
      'EGW00304',
      'OPSQ2001',
      'EGW00103',
      'EGW00105',
      'EGW00121',
      'EGW00122',
      'EGW00123',
      'EGW00133',
      'EGW00201',
      'EGW00202',
    ],
    ...['EGW00206', 'EGW00208', 'EGW00213', 'EGW00215', 'EGW00300', 'EGW00301', 'EGW00302'],
    ...['OPSQ0002', 'OPSQ2000', 'OPSP0008', 'OPSP8996', 'OPSP0011'],
  ],
  kiwoom: [
    ...['1501', '1504', '1505', '1511', '1512', '1513', '1514', '1515', '1516', '1517', '1687', '1700'],
    ...['1701', '1702', '1901', '1902', '1903', '1999', '8001', '8002', '8003', '8005', '8006', '8009'],
    ...['8010', '8011', '8012', '8015', '8016', '8020', '8030', '8031', '8040', '8050', '8103', '8104'],
    ...['8200', '105110', '105115', '105118', '805004', 'R10001'],
  ],
  koscom: [
    ...[
      'op-apim 400',
      'op-apim 401',
      'op-apim 403',
      'op-apim 503',
      'op-auth 2001',
      'op-auth 2002',
      'op-auth 2003',
      'op-auth 2100',
    ],
    ...range('op-exco', 3001, 3013),
    ...['op-exco 3600', 'op-exco 3999', 'op-exco 9011'],
    ...range('broker', 4000, 4006),
    ...range('broker', 5004, 5007),
    ...range('broker', 6001, 6008),
    ...['broker 7000', 'kong 401', 'kong 404', 'kong 429'],
  ],
}

function range(category: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `${category} ${from + at}`)
}

/** One trouble of each kind; the keychain once per state, a missing session once per standing. */
const oneOfEach: readonly Trouble[] = [
  refused('X1', 'because'),
  { kind: 'foreign-page', status: 403, title: 'Blocked' },
  { kind: 'no-answer' },
  { kind: 'offline', code: 'ECONNRESET' },
  { kind: 'offline', code: 'ENOTFOUND' },
  { kind: 'offline', code: 'ECONNREFUSED' },
  { kind: 'untrusted-certificate', code: 'CERT_HAS_EXPIRED' },
  { kind: 'unreadable', what: 'access_token' },
  { kind: 'held-back', until: Date.UTC(2026, 8, 15, 1, 3, 31) },
  { kind: 'clock', skew: 73_000 },
  { kind: 'form', problems: [{ field: 'appKey', problem: 'missing' }] },
  { kind: 'signed-out' },
  ...VaultState.options.map((state): Trouble => ({ kind: 'vault', state })),
  { kind: 'unconfirmed-host', host: 'example.test:8443' },
  { kind: 'unknown-account' },
  { kind: 'cancelled' },
  { kind: 'no-turn' },
  { kind: 'other-issue', asked: '005930', told: '000660' },
  { kind: 'not-in-mock', question: 'TTTC8408R' },
  ...Standing.options.map((standing): Trouble => ({ kind: 'no-session', standing })),
]

describe.each(locales)('in %s', (locale) => {
  test('every kind of trouble has a sentence of its own', () => {
    const kinds = new Set(oneOfEach.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(Trouble.options.map(({ shape }) => shape.kind.value).sort())
    for (const broker of BrokerId.options) {
      const texts = oneOfEach.map((trouble) => troubleText(trouble, broker, locale))
      for (const { what, todo } of texts) expect(what.trim() && todo.trim()).not.toBe('')
      expect(new Set(texts.map(({ what }) => what)).size).toBe(oneOfEach.length)
    }
  })

  test('every documented code of every broker is explained, and never in the broker’s words', () => {
    for (const broker of BrokerId.options)
      for (const code of documented[broker]) {
        const { what, todo } = troubleText(refused(code, 'QQ'), broker, locale)
        expect(what.trim(), code).not.toBe('')
        expect(todo.trim(), code).not.toBe('')
        expect(what, code).not.toContain('QQ')
      }
  })

  test('a code nobody documented is told in the broker’s own words, with what to do', () => {
    for (const code of ['EGW99999', '', 'constructor', '__proto__', 'toString'])
      for (const broker of BrokerId.options) {
        const { what, todo } = troubleText(refused(code, '점검 중입니다.'), broker, locale)
        expect(what).toContain('점검 중입니다.')
        expect(todo).toContain(code)
        expect(troubleText(refused(code), broker, locale).what).not.toBe('')
      }
  })

  test('whatever a server writes, the sentence is one line of plain text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '<script>alert(1)</script>',
        '<b',
        'a\u202Eb\u0000c\nd',
        '<<b>>',
      ),
    )
    fc.assert(
      fc.property(hostile, fc.constantFrom(...BrokerId.options), (text, broker) => {
        const troubles: readonly Trouble[] = [
          refused(text, text),
          { kind: 'foreign-page', status: 200, title: text },
          { kind: 'offline', code: text },
          { kind: 'untrusted-certificate', code: text },
          { kind: 'unreadable', what: text },
          { kind: 'unconfirmed-host', host: text },
          { kind: 'other-issue', asked: text, told: text },
          { kind: 'not-in-mock', question: text },
        ]
        for (const trouble of troubles) {
          const { what, todo } = troubleText(trouble, broker, locale)
          for (const said of [what, todo, troubleCode(trouble) ?? '']) {
            expect(said).not.toMatch(/[<>\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
            expect(said.length).toBeLessThan(800)
          }
        }
      }),
    )
  })
})

test('both languages know the same codes', () => {
  for (const broker of BrokerId.options)
    expect(Object.keys(en[broker]).sort()).toEqual(Object.keys(ko[broker]).sort())
})

test('being held back says from when one can ask again, on a Korean clock', () => {
  const until = Date.UTC(2026, 8, 15, 1, 3, 31)
  for (const locale of locales)
    expect(troubleText({ kind: 'held-back', until }, 'kis', locale).todo).toContain('10:03:31')
})

test('an answer about another issue names both codes, and one without a code says so too', () => {
  for (const locale of locales) {
    const said = (told: string) =>
      troubleText({ kind: 'other-issue', asked: '005930', told }, 'kis', locale).what
    expect(said('000660')).toMatch(/005930.*000660/)
    expect(said('')).toContain('005930')
    expect(said('')).not.toContain('()')
  }
})

test('what is said of a question serves a test and a check alike', () => {
  const troubles = oneOfEach.filter(({ kind }) => kind !== 'vault')
  const refusals = documented.kis.map((code) => refused(code))
  for (const trouble of [...troubles, ...refusals]) {
    expect(Object.values(troubleText(trouble, 'kis', 'ko')).join(' ')).not.toContain('시험')
    expect(Object.values(troubleText(trouble, 'kis', 'en')).join(' ')).not.toMatch(
      /\btest(ing)? |\bthe test\b/i,
    )
  }
})

test('a clock is called fast or slow as it is', () => {
  expect(troubleText({ kind: 'clock', skew: 73_000 }, 'kis', 'ko').what).toContain('73초 빠릅니다')
  expect(troubleText({ kind: 'clock', skew: -73_000 }, 'kis', 'ko').what).toContain('73초 느립니다')
})

test('Koscom’s gateway says two things under 401, and each is told apart', () => {
  const said = (message: string) => troubleText(refused('kong 401', message), 'koscom', 'ko').what
  expect(said('No API key found in request')).not.toBe(said('Invalid authentication credentials'))
})

test('a Koscom number means the same in whichever category it comes', () => {
  const said = (code: string) => troubleText(refused(code, 'x'), 'koscom', 'ko')
  expect(said('op-auth 3003')).toEqual(said('op-exco 3003'))
  expect(said('broker 401').what).toContain('x')
})
