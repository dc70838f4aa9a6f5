import { describe, expect, test } from 'vitest'
import { createTextMatcher } from '../../renderer/format/matchText.ts'
import { rowsAbove, selectItems } from '../../renderer/panels/vi/selectItems.ts'
import { selectLastRelease, selectOverview, selectRows } from '../../renderer/panels/vi/selectRows.ts'
import { selectStorm } from '../../renderer/panels/vi/selectStorm.ts'
import { type Filters, noFilters } from '../../renderer/stores/filters.ts'
import type { GapSpan } from '../../renderer/stores/line.ts'
import { ownershipIn } from '../../shared/domain/ownership.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { event, second, triggered } from './events.ts'

const at = (seconds: number) => triggered + seconds * second
const named = (name: string, code: string, change: Partial<VolatilityInterruption> = {}) =>
  event({ issue: { code, name }, ...change })
const noOwner = () => 'other' as const
const gap = (from: number, until: number | null): GapSpan => ({
  key: `${from}`,
  from: at(from),
  until: until === null ? null : at(until),
  reason: 'silent',
  fromMidnight: false,
})

describe('gaps among the rows', () => {
  const rows = [event({ triggeredAt: at(60) }), event({ triggeredAt: at(30) }), event({ triggeredAt: at(0) })]
  const shape = (spans: readonly GapSpan[]) =>
    selectItems(rows, spans).map((item) =>
      item.kind === 'gap' ? 'gap' : rows.findIndex(({ id }) => id === item.key),
    )

  test('stand above what was triggered before they ended', () => {
    expect(shape([gap(10, 50)])).toEqual([0, 'gap', 1, 2])
    expect(shape([gap(-50, -10)])).toEqual([0, 1, 2, 'gap'])
  })

  test('are on top while they are open', () => {
    expect(shape([gap(70, null), gap(10, 20)])).toEqual(['gap', 0, 1, 'gap', 2])
  })

  test('stay when the filters hide every row', () => {
    expect(selectItems([], [gap(70, null), gap(10, 20)]).map(({ kind }) => kind)).toEqual(['gap', 'gap'])
  })

  test('are not counted among the new rows above the reader', () => {
    const [newest, middle, oldest] = rows.map(({ id }) => id)
    const items = selectItems(rows, [gap(10, 50)])
    expect(rowsAbove(items, oldest ?? '')).toBe(2)
    expect(rowsAbove(items, middle ?? '')).toBe(1)
    expect(rowsAbove(items, newest ?? '')).toBe(0)
    expect(rowsAbove(items, null)).toBe(0)
  })
})

describe('filters', () => {
  const rows = [
    named('한빛반도체', '042930', { kind: 'static', direction: 'up', market: 'KOSDAQ' }),
    named('서림제약', '068120', { kind: 'dynamic', direction: 'down', market: 'KOSPI' }),
    named('누리에너지', '115520', { kind: 'both', market: null, venues: ['NXT'] }),
    named('다온바이오', '298470', { releasedAt: at(134), market: 'KOSPI', venues: ['KRX', 'NXT'] }),
  ]
  const ownership = ownershipIn({
    held: { '115520': null },
    heldAsOf: at(0),
    watched: ['042930', '115520'],
  })
  const context = { now: at(60), unheard: [], matches: createTextMatcher(), ownership }
  const names = (filters: Partial<Filters>, moment: Partial<typeof context> = {}) =>
    selectRows(rows, { ...noFilters, ...filters }, { ...context, ...moment }).map(({ issue }) => issue.name)

  test('let an event of both kinds answer to either', () => {
    expect(names({ kind: 'dynamic' })).toEqual(['서림제약', '누리에너지'])
    expect(names({ kind: 'static' })).toEqual(['한빛반도체', '누리에너지', '다온바이오'])
  })

  test('tell markets and the second venue apart', () => {
    expect(names({ market: 'KOSPI' })).toEqual(['서림제약', '다온바이오'])
    expect(names({ market: 'NXT' })).toEqual(['누리에너지', '다온바이오'])
    expect(names({ direction: 'down' })).toEqual(['서림제약'])
  })

  test('tell whose an event is: a holding that is also watched is held', () => {
    expect(names({ scope: 'held' })).toEqual(['누리에너지'])
    expect(names({ scope: 'watched' })).toEqual(['한빛반도체', '누리에너지'])
    expect(names({ scope: 'watched', direction: 'down' })).toEqual([])
  })

  test('keep events of unknown fate among the active ones', () => {
    expect(names({ activeOnly: true })).toEqual(['한빛반도체', '서림제약', '누리에너지'])
    expect(names({ activeOnly: true }, { now: at(151) })).toHaveLength(3)
    expect(names({ activeOnly: true }, { now: at(151 + 600) })).toEqual([])
  })

  test.each([
    ['ㅎㅂ', '한빛반도체'],
    ['ㄴㄹㅇㄴㅈ', '누리에너지'],
    ['한비', '한빛반도체'],
    ['다온 바', '다온바이오'],
    ['0681', '서림제약'],
  ])('find %s', (text, name) => {
    expect(names({ text })).toEqual([name])
  })

  test('find letters in codes whatever their case, and nothing by initials without a name', () => {
    const matches = createTextMatcher()
    expect(matches({ code: '0031K0', name: null }, '31k')).toBe(true)
    expect(matches({ code: '0031K0', name: null }, 'ㄱㅇ')).toBe(false)
  })
})

test('the strip takes open events oldest first and counts the unknown apart', () => {
  const running = event({ triggeredAt: at(30) })
  const older = event({ triggeredAt: at(0) })
  const over = event({ triggeredAt: at(-300), releasedAt: at(-170) })
  const lost = event({ triggeredAt: at(-900) })
  const rows = [running, older, over, lost]
  const calm = selectOverview(rows, { now: at(60), unheard: [], ownership: noOwner })
  expect(calm.openIds).toEqual([older.id, running.id])
  expect(calm.counts).toEqual({ all: 4, running: 2, unknown: 0, released: 1, unconfirmed: 1 })
  const dark = selectOverview(rows, {
    now: at(60),
    unheard: [{ from: at(50), until: null }],
    ownership: noOwner,
  })
  expect(dark.openIds).toEqual(calm.openIds)
  expect(dark.counts).toMatchObject({ running: 0, unknown: 2 })
})

test('the strip has what is held first, then what is watched, each oldest first', () => {
  const of = (code: string, seconds: number) => named('이름', code, { triggeredAt: at(seconds) })
  const rows = [of('000010', 50), of('000020', 40), of('000030', 30), of('000010', 20), of('000040', 10)]
  const ownership = ownershipIn({ held: { '000010': 5 }, heldAsOf: at(0), watched: ['000030'] })
  const { openIds } = selectOverview(rows, { now: at(60), unheard: [], ownership })
  expect(openIds).toEqual([3, 0, 2, 4, 1].map((place) => rows[place]?.id))
})

test('the last release is the latest the exchange confirmed, or none', () => {
  expect(selectLastRelease([event(), event({ releasedAt: at(134) }), event({ releasedAt: at(121) })])).toBe(
    at(134),
  )
  expect(selectLastRelease([event()])).toBeNull()
})

describe('a storm', () => {
  const burst = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      event({ triggeredAt: at(-index), direction: index % 3 === 0 ? 'down' : 'up' }),
    )

  test('is more than twenty events within sixty seconds', () => {
    expect(selectStorm(burst(20), at(0))).toBeNull()
    expect(selectStorm(burst(21), at(0))).toEqual({ up: 14, down: 7 })
  })

  test('passes with its minute', () => {
    expect(selectStorm(burst(21), at(41))).toBeNull()
  })
})
