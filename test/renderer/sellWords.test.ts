import { describe, expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { ageText } from '../../renderer/format/ageText.ts'
import { decimalText, signedWonText } from '../../renderer/format/figures.ts'
import { createTextMatcher } from '../../renderer/format/matchText.ts'
import { reasonWords, type WordedReason } from '../../renderer/panels/sell/reasonWords.ts'
import { suggestionsFor } from '../../renderer/panels/sell/suggestions.ts'
import { waysOutOf } from '../../renderer/panels/sell/waysOutOf.ts'
import { maskText } from '../../renderer/parts/useMask.ts'
import { phaseAt, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

const phases = (now: number) => [phaseAt('KRX', now, unknownCalendar), phaseAt('NXT', now, unknownCalendar)]
const hour = 3_600_000

/** Every reason that words tell, with every kind of it. */
const reasons: readonly WordedReason[] = [
  { kind: 'no-figures' },
  { kind: 'unread-quantity', fields: ['sellable', 'held'] },
  { kind: 'unread-figures', fields: ['boughtToday', 'nonSavings'] },
  { kind: 'stale', cause: 'age' },
  { kind: 'stale', cause: 'time-leapt' },
  { kind: 'stale', cause: 'other-session' },
  { kind: 'stale', cause: 'cut-off' },
  { kind: 'watch', watch: { kind: 'down', since: tenOClock } },
  { kind: 'watch', watch: { kind: 'late', heardAt: tenOClock - 12_000 } },
  { kind: 'watch', watch: { kind: 'loading' } },
  { kind: 'watch', watch: { kind: 'elsewhere', environment: 'demo' } },
  { kind: 'over-selling', planned: 3500, sellable: 3200 },
  { kind: 'not-held' },
  { kind: 'nothing-sellable', held: 1250 },
  { kind: 'more-sellable-than-held', held: 10, sellable: 20 },
  { kind: 'market-closed', phases: phases(tenOClock + 12 * hour) },
  { kind: 'market-open', phases: phases(tenOClock), clockSkew: 1240 },
  { kind: 'clock-off', clockSkew: -6000 },
  { kind: 'sums-differ', mismatches: [{ figure: 'worth', received: '1', computed: '2' }] },
  { kind: 'no-interruption', today: 0, lastRelease: null },
  { kind: 'no-interruption', today: 2, lastRelease: tenOClock },
  ...(['auction', 'window', 'awaiting', 'unknown', 'unconfirmed'] as const).map(
    (phase) => ({ kind: 'interruption', interruption: interruption(), phase, cut: null }) as const,
  ),
]

describe.each(['ko', 'en'] as const)('in %s', (locale) => {
  const { t } = createI18n(locale)

  test('every reason has its words, with everything in them filled in', () => {
    for (const reason of reasons) {
      const { what, todo } = reasonWords(reason, tenOClock, t, String)
      expect(`${what} ${todo}`).not.toMatch(/sell\.\w|\{\{|undefined|NaN/)
      expect(what).not.toBe('')
    }
  })
})

const { t } = createI18n('ko')

const words = (reason: WordedReason) => Object.values(reasonWords(reason, tenOClock, t, String)).join(' ')

test('selling too much is told with both counts', () => {
  expect(words({ kind: 'over-selling', planned: 3500, sellable: 3200 })).toBe(
    '매도 예정이 300주 많습니다. 3,500주 > 주문가능 3,200주',
  )
})

test('a running VI is told with its window: KRX ends at random, NXT does not', () => {
  expect(words({ kind: 'interruption', interruption: interruption(), phase: 'auction', cut: null })).toBe(
    '정적 VI 진행 중 10:02:00–10:02:30 사이 단일가로 체결됩니다 · KRX',
  )
  expect(
    words({ kind: 'interruption', interruption: interruption(), phase: 'auction', cut: tenOClock + 60_000 }),
  ).toBe('정적 VI 진행 중 10:01에 장 구간이 끝나 언제 다시 체결되는지 알 수 없습니다 · KRX')
  const halted = interruption({ venues: ['NXT'] })
  expect(words({ kind: 'interruption', interruption: halted, phase: 'auction', cut: null })).toBe(
    '정적 VI 진행 중 10:02:00까지 거래가 멈춥니다 · NXT',
  )
})

test('an age is exact to the tenth while it matters, and never negative', () => {
  expect([-50, 0, 340, 9_990, 38_000, 292_000].map((ms) => ageText(ms, t))).toEqual([
    '0.0초',
    '0.0초',
    '0.3초',
    '9.9초',
    '38초',
    '4:52',
  ])
})

test('figures of a holding carry true signs and keep every place they came with', () => {
  expect([1_202_800, -228_000, 0].map(signedWonText)).toEqual(['+1,202,800', '\u2212228,000', '0'])
  expect(['48212.0000', '-50', '0.5600'].map(decimalText)).toEqual(['48,212.0000', '\u221250', '0.5600'])
})

describe('the field offers', () => {
  const offered = {
    proposal: null,
    recent: [{ issue: { code: '036480', name: '도담통신' } }],
    holdings: [{ issue: { code: '042930', name: '한빛반도체' } }],
    interruptions: [{ issue: { code: '0011A0', name: 'KBSTAR 배당' } }],
    matches: createTextMatcher(),
  }
  const offers = (text: string, proposal: string | null = null) =>
    suggestionsFor(text, { ...offered, proposal }).map(({ kind, issue }) => `${kind} ${issue.code}`)

  test.each([
    ['', ['recent 036480']],
    ['ㅎㅂㅂㄷㅊ', ['known 042930']],
    ['005930', ['code 005930']],
    ['0011a0_NX', ['code 0011A0']],
    ['KBSTAR', ['known 0011A0', 'code KBSTAR']],
    ['12345', []],
    ['없는 이름', []],
  ])('for “%s”', (text, expected) => {
    expect(offers(text)).toEqual(expected)
  })

  test("the clipboard's code first, by its name where that is known, and only on an empty field", () => {
    const [first] = suggestionsFor('', { ...offered, proposal: '042930' })
    expect(first).toEqual({ kind: 'clipboard', issue: { code: '042930', name: '한빛반도체' } })
    expect(offers('도담', '042930')).toEqual(['known 036480'])
  })
})

test('asking again is offered only where it can help', () => {
  const again = (kind: 'no-answer' | 'signed-out' | 'cancelled') => waysOutOf({ kind }).includes('again')
  expect([again('no-answer'), again('cancelled'), again('signed-out')]).toEqual([true, true, false])
  expect(waysOutOf({ kind: 'not-in-mock', question: '' })).toEqual(['profile', 'demo'])
})

test('a mask covers every quantity of a reason, and nothing else', () => {
  const covered = reasons.map((reason) => reasonWords(reason, tenOClock, t, () => maskText))
  const bare = reasons.map((reason) => reasonWords(reason, tenOClock, t, String))
  const changed = reasons.filter(
    (_, at) => `${covered[at]?.what}${covered[at]?.todo}` !== `${bare[at]?.what}${bare[at]?.todo}`,
  )
  expect(changed.map(({ kind }) => kind).toSorted()).toEqual([
    'more-sellable-than-held',
    'nothing-sellable',
    'over-selling',
  ])
})
