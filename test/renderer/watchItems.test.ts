import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interruptionsByCode } from '../../renderer/panels/watch/viOfIssue.ts'
import {
  columnTracks,
  nextSort,
  pressedSort,
  shownColumns,
  watchColumns,
  widthOf,
} from '../../renderer/panels/watch/watchColumns.ts'
import { neighbourOf, rangeOf, steppedBefore, watchItems } from '../../renderer/panels/watch/watchItems.ts'
import { editedWatchlist } from '../../shared/domain/watchEdits.ts'
import type { WatchEdit, WatchEntry } from '../../shared/domain/watchlist.ts'
import { interruption } from '../support/interruptions.ts'

const entry = (key: string): WatchEntry =>
  key.startsWith('s') ? { kind: 'section', key, title: key } : { kind: 'issue', key, name: null }
const keysOf = (entries: readonly WatchEntry[]) => entries.map(({ key }) => key)

describe('the order', () => {
  const entries = ['s1', '100001', '100002', 's2', '100003', '100004'].map(entry)
  const keys: Record<string, number | null> = { 100001: 5, 100002: null, 100003: 9, 100004: 5 }
  const sorted = (descending: boolean) =>
    keysOf(watchItems(entries, { column: 'price', descending }, (code) => keys[code] ?? null))

  test('is the own one until somebody sorts, and what is not known comes last either way', () => {
    expect(watchItems(entries, null, () => null)).toBe(entries)
    expect(sorted(true)).toEqual(['100003', '100001', '100004', '100002'])
    expect(sorted(false)).toEqual(['100001', '100004', '100003', '100002'])
  })

  test('of a head: down, up, the own one; by key through every column and back', () => {
    const down = pressedSort(null, 'rate')
    expect(down).toEqual({ column: 'rate', descending: true })
    expect(pressedSort(down, 'rate')).toEqual({ column: 'rate', descending: false })
    expect(pressedSort(pressedSort(down, 'rate'), 'rate')).toBeNull()
    let sort: ReturnType<typeof nextSort> = null
    for (const column of watchColumns) {
      sort = nextSort(sort, watchColumns)
      expect(sort?.column).toBe(column)
    }
    expect(nextSort(sort, watchColumns)).toBeNull()
  })
})

const keys = fc.uniqueArray(fc.stringMatching(/^\d{6}$/), { minLength: 1, maxLength: 12 })
const block = keys.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1), fc.nat(all.length - 1)))

test('a step moves what is chosen by one line and keeps it together; at the end nothing moves', () => {
  fc.assert(
    fc.property(block, fc.constantFrom('up' as const, 'down' as const), ([all, a, b], by) => {
      const chosen = rangeOf(all, all[a] ?? null, all[b] ?? null)
      const first = Math.min(a, b)
      const last = Math.max(a, b)
      expect(chosen).toEqual(all.slice(first, last + 1))
      const before = steppedBefore(all, chosen, by)
      const isAtEnd = by === 'up' ? first === 0 : last === all.length - 1
      expect(before === undefined).toBe(isAtEnd)
      if (before === undefined) return
      const group = { id: 'g', name: 'g', origin: null, entries: all.map(entry) }
      const edit: WatchEdit = { kind: 'move', group: 'g', keys: [...chosen], before }
      const moved = keysOf(editedWatchlist({ groups: [group] }, edit, () => 'x').groups[0]?.entries ?? [])
      const to = by === 'up' ? first - 1 : first + 1
      const rest = all.filter((key) => !chosen.includes(key))
      expect(moved).toEqual([...rest.slice(0, to), ...chosen, ...rest.slice(to)])
    }),
  )
})

test('where lines were removed the cursor stands on the next one, at the end on the last', () => {
  const all = ['a', 'b', 'c', 'd']
  expect(neighbourOf(all, ['b', 'c'])).toBe('d')
  expect(neighbourOf(all, ['c', 'd'])).toBe('b')
  expect(neighbourOf(all, all)).toBeNull()
  expect(rangeOf(all, 'gone', 'c')).toEqual(['c'])
  expect(rangeOf(all, 'a', null)).toEqual([])
})

describe('columns', () => {
  const usual = { hidden: [], widths: {} }

  test('give way whole where the panel is narrow; name and price never do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (width) => {
        const shown = shownColumns(usual, width)
        const needed = shown.reduce((sum, column) => sum + widthOf(column, usual), 0)
        expect(needed <= width || shown.length === 2).toBe(true)
        expect(shown).toEqual(expect.arrayContaining(['issue', 'price']))
        expect(columnTracks(shown, usual).match(/px/g)).toHaveLength(shown.length)
      }),
    )
    expect(shownColumns(usual, 2000)).toEqual(watchColumns)
  })

  test('that the user hid stay hidden, but for those that make a row', () => {
    const view = { hidden: ['issue', 'price', 'vi'], widths: { age: 300 } }
    expect(shownColumns(view, 5000)).toEqual(watchColumns.filter((column) => column !== 'vi'))
    expect(widthOf('age', view)).toBe(300)
  })
})

test("of an issue's VIs a row tells the newest that runs and the highest count of the day on KRX", () => {
  const ended = { ...interruption({ triggeredAt: 3 }), nth: 1, releasedAt: 4 }
  const running = { ...interruption({ triggeredAt: 9 }), nth: 2 }
  const elsewhere = { ...interruption({ triggeredAt: 8, venues: ['NXT'] }), nth: 7 }
  const told = interruptionsByCode([running, elsewhere, ended])
  expect(told.get('042930')).toEqual({ open: running, times: 2 })
  expect(interruptionsByCode([ended]).get('042930')).toEqual({ open: null, times: 1 })
})
