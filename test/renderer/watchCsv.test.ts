import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { createStores } from '../../renderer/app/createStores.ts'
import { watchCsv } from '../../renderer/panels/watch/watchCsv.ts'
import { takeInstruments } from '../../renderer/stores/instruments.ts'
import { mergeQuotes } from '../../renderer/stores/quotes.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import type { OwnGroup } from '../../shared/domain/watchlist.ts'
import { tenOClock } from '../support/interruptions.ts'
import { parseCsv } from '../support/parseCsv.ts'
import { quote } from '../support/quotes.ts'

const group: OwnGroup = {
  id: 'g',
  name: '단타',
  origin: null,
  entries: [
    { kind: 'section', key: 'section-1', title: '반도체' },
    { kind: 'issue', key: '042930', name: null },
    { kind: 'issue', key: '003220', name: '미르지주' },
  ],
}

const known = quote({ turnover: null, staticBase: { price: 53_000, from: 'auction', sure: false } })

function table({ masked = false, heldAsOf = tenOClock as number | null } = {}) {
  const { stores } = createStores({ now: () => tenOClock, monotonic: () => 0, after: () => {} })
  stores.quotes.setState((state) => mergeQuotes(state, [known]))
  takeInstruments(stores.instruments)([
    {
      environment: 'demo',
      askedAt: tenOClock,
      trouble: null,
      entries: [['042930', '한빛반도체', 'stock', 'KOSDAQ', 'none', 47_900]],
    },
  ])
  stores.mine.setState({ value: { held: { '042930': 1250 }, heldAsOf, watched: [] } })
  stores.settings.setState({ value: { ...defaultSettings, masked } })
  const { t } = createI18n('ko')
  const nameOf = (code: string) => stores.instruments.getState().byCode.get(code)?.name ?? null
  const [head = [], ...rows] = parseCsv(watchCsv({ group, items: group.entries, stores, t, nameOf }))
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [head[place], cell])))
}

test('the table goes out with its units, its sections, and what each price rests on', () => {
  const [first] = table()
  expect(first).toMatchObject({
    구역: '반도체',
    종목코드: '="042930"',
    종목명: '한빛반도체',
    '현재가(원)': '53000',
    '등락률(%)': '10.65',
    '거래대금(백만원)': '',
    '보유(주)': '1250',
    '정적VI 상(원)': '58300',
    '정적VI 하(원)': '47700',
    '받은 시각': '10:00:00',
    출처: '키움 0B',
    데이터: '가상',
  })
  expect(first?.['정적VI 근거']).toContain('받지 못한 VI가 있었으면')
})

test('what is not known is no figure: no price, no holding, no count of VIs is a zero', () => {
  const [known, unknown] = table({ heldAsOf: null })
  expect(unknown).toMatchObject({
    '현재가(원)': '',
    '오늘 VI(회)': '',
    '정적VI 상(원)': '',
    '시세 상태': '받지 못함',
  })
  expect([known?.['보유(주)'], unknown?.['보유(주)']]).toEqual(['', ''])
})

test('a line that is down makes the prices of the file old, and a mask covers what is held', () => {
  const [first, second] = table({ masked: true })
  expect(first?.['시세 상태']).toBe('오래된 값')
  expect([first?.['보유(주)'], second?.['보유(주)']]).toEqual(['••••', '••••'])
})
