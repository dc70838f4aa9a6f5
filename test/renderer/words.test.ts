import { describe, expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { gapWords } from '../../renderer/format/gapWords.ts'
import { releaseClock } from '../../renderer/format/releaseClock.ts'
import { clockWords, feedWords, spokenRow, venueWords } from '../../renderer/format/words.ts'
import en from '../../renderer/locales/en.json'
import ko from '../../renderer/locales/ko.json'
import { event, second, triggered } from './events.ts'

const at = (seconds: number) => triggered + seconds * second
const { t } = createI18n('ko')

test.each([
  [31, '1:29 뒤부터'],
  [129, '해제 구간 ~0:21'],
  [154, '해제 확인 대기 +0:04'],
  [800, '해제 확인 못 함'],
])('after %i seconds a row says %s', (seconds, words) => {
  expect(clockWords(releaseClock(event(), at(seconds), [], null), t)).toBe(words)
})

test('a row whose release may have been missed says that it is not known', () => {
  expect(clockWords(releaseClock(event(), at(10), [{ from: at(5), until: null }], null), t)).toBe(
    '해제 여부 모름',
  )
})

test('a row whose window runs past the end of trading says that, and counts to nothing', () => {
  const clock = releaseClock(event(), at(31), [], at(60))
  expect(clockWords(clock, t)).toBe('해제 시각 모름 · 10:16 장 구간 끝')
  expect(spokenRow(event(), clock, t)).toContain('해제 시각 모름')
})

test('a row is read whole, without a countdown', () => {
  expect(spokenRow(event(), releaseClock(event(), at(31), [], null), t)).toBe(
    '한빛반도체, 정적 VI, 상승 +10.07%, 10:15:41 발동, 53,000원, 해제 예정 10:17:41부터 10:18:11까지',
  )
})

test('the combined feed is named as a venue only where no other carried the event', () => {
  const both = event({ venues: ['KRX', 'combined'] })
  expect([venueWords(both, t), feedWords(both, t)]).toEqual(['KRX', 'KRX·통합'])
  expect(venueWords(event({ venues: ['combined'] }), t)).toBe('통합')
})

describe('a gap', () => {
  const span = { key: '1', from: at(-503), until: at(-415), reason: 'silent', fromMidnight: false } as const

  test('says when, how long, and that its VIs are not known', () => {
    const { head, tail } = gapWords(span, null, t)
    expect(`${head} · ${tail}`).toBe('10:07:18–10:08:46 미수신 · 1:28 · 그 사이 VI는 알 수 없음 · 응답 없음')
  })

  test('counts up while it is open', () => {
    const { head, tail } = gapWords({ ...span, until: null }, at(-483), t)
    expect(head).toBe('10:07:18부터 미수신')
    expect(tail).toContain('20초째')
  })

  test('before Vigil was started is told by its end', () => {
    const { head, tail } = gapWords({ ...span, fromMidnight: true, reason: 'not-running' }, null, t)
    expect(`${head} · ${tail}`).toBe('10:08:46 이전 미수신 · Vigil이 꺼져 있었습니다')
  })
})

describe('the two languages', () => {
  const flat = (value: object, path = ''): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' ? [[`${path}${key}`, inner]] : flat(inner, `${path}${key}.`),
    )
  const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

  test('say the same things', () => {
    expect(flat(en).map(([key]) => key)).toEqual(flat(ko).map(([key]) => key))
  })

  test('fill in the same figures', () => {
    const english = new Map(flat(en))
    for (const [key, text] of flat(ko)) {
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)])
    }
  })
})
