import { describe, expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { checkedQuantities } from '../../renderer/panels/portfolio/checkedQuantities.ts'
import { findingWords, type WordsDeps } from '../../renderer/panels/portfolio/healthWords.ts'
import { isNoService, lacksKoscom } from '../../renderer/panels/portfolio/koscomService.ts'
import { maskText } from '../../renderer/parts/useMask.ts'
import type { CheckedQuantity, Finding } from '../../shared/domain/accountHealth.ts'
import { troubleText } from '../../shared/wording/troubleText.ts'
import { accountOf, unreadable } from '../domain/accounts.ts'
import { sentFigure } from '../domain/sellable.ts'
import { tenOClock } from '../support/interruptions.ts'
import { told, troubled } from './holdings.ts'
import { refused, sessionStatus } from './session.ts'

const of = { key: 'key', account: 'one' }
const held = { broker: 'koscom', question: 'balance/search', askedAt: tenOClock, quantity: 900 } as const
const checked: CheckedQuantity = {
  broker: 'kis',
  question: 'TTTC8408R',
  askedAt: tenOClock,
  quantity: 850,
  soldToday: 50,
  boughtToday: 0,
}

const findings: readonly Finding[] = [
  { ...of, kind: 'old', askedAt: tenOClock },
  { ...of, kind: 'failed', what: 'balance', trouble: { kind: 'no-answer' }, at: tenOClock },
  { ...of, kind: 'failed', what: 'composition', trouble: refused('broker 4001'), at: tenOClock },
  { ...of, kind: 'price-old', codes: ['051890'], since: tenOClock },
  { ...of, kind: 'price-old', codes: ['051890', '005930', '000660'], since: tenOClock },
  { ...of, kind: 'held-differs', code: '115520', name: '누리에너지', held, checked, explained: 'sold-today' },
  { ...of, kind: 'held-differs', code: '115520', name: null, held, checked, explained: 'bought-today' },
  { ...of, kind: 'rows-differ', told: 5, received: 3 },
  { ...of, kind: 'profit-differs', name: '한빛반도체', told: -777_001, computed: 777_000 },
  { ...of, kind: 'sum-differs', sum: 'cost', told: 777_001, computed: 777_000 },
  { ...of, kind: 'no-name', papers: ['KRZ500395135'] },
  { ...of, kind: 'odd-code', isins: ['a', 'b', 'c', 'd', 'e'] },
  { ...of, kind: 'unread', count: 2, papers: ['', '한빛반도체'] },
]

function depsIn(locale: 'ko' | 'en', mask: WordsDeps['mask'] = String): WordsDeps {
  const { t } = createI18n(locale)
  return {
    t,
    mask,
    moment: () => '10:00:00',
    now: tenOClock + 14_000,
    nameOf: (code) => (code === '051890' ? '하람화학' : code),
    brokerOf: () => 'koscom',
    accountOf: () => '코스콤 diamond',
    troubleText: (trouble, broker) => troubleText(trouble, broker, locale),
  }
}

describe.each(['ko', 'en'] as const)('in %s', (locale) => {
  test('every finding has its words, with everything in them filled in', () => {
    for (const finding of findings) {
      const { text } = findingWords(finding, depsIn(locale))
      expect(text).not.toMatch(/portfolio\.\w|\{\{|undefined|NaN/)
      expect(text).not.toBe('')
    }
  })

  test('a mask covers quantities and amounts in every one of them', () => {
    const words = findings.map(
      (finding) =>
        findingWords(
          finding,
          depsIn(locale, () => maskText),
        ).text,
    )
    expect(words.filter((text) => /900|850|777/.test(text))).toEqual([])
    expect(words.filter((text) => text.includes(maskText))).toHaveLength(4)
  })
})

test('a difference is told with both quantities, whose they are and of when', () => {
  const [differs] = findings.filter(({ kind }) => kind === 'held-differs')
  if (!differs) throw new Error('none')
  expect(findingWords(differs, depsIn('ko'))).toEqual({
    tag: 'differs',
    action: 'checks',
    text: '누리에너지 잔고 900주(코스콤 diamond 10:00:00) ≠ 850주(한국투자 TTTC8408R 10:00:00) · 금일 매도 50주와 맞습니다 · 같은 계좌라면 맞아야 합니다',
  })
})

test('only what the present session told is held against a balance, and the newest of it', () => {
  const of = (quantity: number, session?: string) => told('005930', { held: sentFigure(quantity) }, session)
  const later = { ...of(20), askedAt: tenOClock + 1 } as ReturnType<typeof told>
  const checks = (answers: Parameters<typeof checkedQuantities>[0]) =>
    checkedQuantities(answers, 'first').get('005930')?.quantity
  expect(checks([of(10)])).toBe(10)
  expect(checks([of(10), later])).toBe(20)
  expect(checks([later, of(10)])).toBe(20)
  expect(checks([of(10, 'second'), null, troubled('005930', { kind: 'no-answer' })])).toBeUndefined()
  expect(checks([told('005930', { held: unreadable })])).toBeUndefined()
  expect(checkedQuantities([of(10)], undefined).size).toBe(0)
})

test('a Koscom without the service is no mistake of anybody’s', () => {
  const failing = (code: string) => accountOf(null, { failure: { trouble: refused(code), at: tenOClock } })
  const ready = { koscom: sessionStatus({ broker: 'koscom' }) }
  expect(lacksKoscom([failing('kong 404')], ready)).toBe(true)
  expect(lacksKoscom([failing('op-exco 3002')], ready)).toBe(true)
  expect(lacksKoscom([failing('broker 4001')], ready)).toBe(false)
  expect(lacksKoscom([], ready)).toBe(false)
  expect(lacksKoscom([], {})).toBe(false)
  expect(lacksKoscom([], { koscom: sessionStatus({ broker: 'koscom', standing: 'not-set-up' }) })).toBe(true)
  expect(isNoService(undefined)).toBe(false)
})
