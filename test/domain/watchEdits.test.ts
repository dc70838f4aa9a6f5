import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editedWatchlist, importDifference } from '../../shared/domain/watchEdits.ts'
import {
  mostEntries,
  mostGroups,
  type OwnGroup,
  WatchEdit,
  Watchlist,
  type WatchOrigin,
} from '../../shared/domain/watchlist.ts'
import { codeOf, editsOf, group, issues, lines, newIds, origin, section } from './watchEdits.ts'

const keys = ({ groups }: Watchlist, id = 'a') =>
  groups.find((each) => each.id === id)?.entries.map(({ key }) => key)
const list = (...groups: readonly OwnGroup[]): Watchlist => ({ groups: [...groups] })
const apply = (watchlist: Watchlist, edit: WatchEdit) => editedWatchlist(watchlist, edit, newIds())

test('an issue is once in a group, and one that is there stays where it is', () => {
  const before = list(group('a', ['000001', '000002']))
  const given = lines('000003', '000001', '000003', '000004')
  expect(keys(apply(before, { kind: 'add-lines', group: 'a', lines: given, before: '000002' }))).toEqual([
    '000001',
    '000003',
    '000004',
    '000002',
  ])
})

test('lines with sections among them come in together, in their order, before the line that was named', () => {
  const before = list(group('a', ['000001', '000002']))
  const given = [...lines('000003', '000001'), section('바이오'), ...lines('000004'), section('바이오')]
  const after = apply(before, { kind: 'add-lines', group: 'a', lines: given, before: '000002' })
  const told = after.groups[0]?.entries.map((entry) => (entry.kind === 'issue' ? entry.key : entry.title))
  expect(told).toEqual(['000001', '000003', '바이오', '000004', '바이오', '000002'])
  const begun = apply(before, { kind: 'create-group', name: '새', lines: given })
  expect(begun.groups[1]?.entries.map(({ kind }) => kind)).toEqual([
    'issue',
    'issue',
    'section',
    'issue',
    'section',
  ])
})

test.each([
  [['000003'], '000001', '3124'],
  [['000001', '000003'], null, '2413'],
  [['000001', '000003'], '000003', '2134'],
  [['000004', '000001'], '000002', '1423'],
  [['000002'], '000002', '1234'],
])('moving %j before %s keeps their order among themselves', (moved, before, order) => {
  const four = list(group('a', ['000001', '000002', '000003', '000004']))
  const after = apply(four, { kind: 'move', group: 'a', keys: moved, before })
  expect(
    keys(after)
      ?.map((key) => key.at(-1))
      .join(''),
  ).toBe(order)
})

test('sections go between issues, are named anew and removed, and never pass for an issue', () => {
  let now = list(group('a', ['000001', '000002']))
  now = apply(now, { kind: 'add-section', group: 'a', title: '반도체', before: '000002' })
  const [, added] = now.groups[0]?.entries ?? []
  expect(added).toMatchObject({ kind: 'section', title: '반도체' })
  const key = added?.key ?? ''
  now = apply(now, { kind: 'rename-section', group: 'a', key, title: '장비' })
  expect(now.groups[0]?.entries[1]).toEqual({ kind: 'section', key, title: '장비' })
  expect(apply(now, { kind: 'rename-section', group: 'a', key: '000001', title: '장비' })).toBe(now)
  expect(keys(apply(now, { kind: 'remove', group: 'a', keys: [key] }))).toEqual(['000001', '000002'])
})

test('a group moves to its place, and to none beyond the last', () => {
  const three = list(group('a', []), group('b', []), group('c', []))
  const ids = ({ groups }: Watchlist) => groups.map(({ id }) => id).join('')
  expect(ids(apply(three, { kind: 'move-group', group: 'a', to: 2 }))).toBe('bca')
  expect(ids(apply(three, { kind: 'move-group', group: 'c', to: 0 }))).toBe('cab')
  expect(apply(three, { kind: 'move-group', group: 'c', to: 3 })).toBe(three)
})

const here = list(group('a', ['000001', '000002']))
test.each<WatchEdit>([
  { kind: 'rename-group', group: 'x', name: '새 이름' },
  { kind: 'remove-group', group: 'x' },
  { kind: 'add-lines', group: 'x', lines: lines('000009'), before: null },
  { kind: 'add-lines', group: 'a', lines: lines('000009'), before: '000008' },
  { kind: 'add-section', group: 'a', title: '구분', before: '000008' },
  { kind: 'remove', group: 'a', keys: ['000001', '000008'] },
  { kind: 'move', group: 'a', keys: ['000001', '000008'], before: null },
  { kind: 'move', group: 'a', keys: ['000001'], before: '000008' },
  { kind: 'import', into: 'x', name: '가져옴', origin: origin(), issues: issues('000009') },
  // The user's own group is no group of the broker's.
  { kind: 'import', into: 'a', name: '가져옴', origin: origin(), issues: issues('000009') },
])('what cannot be done is not done in part: %o', (edit) => {
  expect(apply(here, edit)).toBe(here)
})

describe('the most that may be kept', () => {
  const full = group(
    'a',
    Array.from({ length: mostEntries - 1 }, (_, n) => codeOf(n)),
  )
  test('lines: what would exceed it is refused whole, what just fits is not', () => {
    const add = (...codes: string[]) =>
      apply(list(full), { kind: 'add-lines', group: 'a', lines: lines(...codes), before: null })
    expect(keys(add('A00001', 'A00002'))).toHaveLength(mostEntries - 1)
    expect(keys(add('A00001', codeOf(1)))).toHaveLength(mostEntries)
    const alone: WatchEdit = { kind: 'add-section', group: 'a', title: '구분', before: null }
    const filled = add('A00001')
    expect(apply(filled, alone)).toBe(filled)
    const both = [...lines('A00001'), section('구분')]
    const begun = list(full)
    expect(apply(begun, { kind: 'add-lines', group: 'a', lines: both, before: null })).toBe(begun)
    const imported = { kind: 'import', into: 'a', name: 'n', issues: issues('A00001', 'A00002') } as const
    const taken = list({ ...full, origin: origin() })
    expect(apply(taken, { ...imported, origin: origin() })).toBe(taken)
  })
  test('groups', () => {
    const all = list(...Array.from({ length: mostGroups }, (_, n) => group(`g${n}`, [])))
    expect(apply(all, { kind: 'create-group', name: '하나 더', lines: [] })).toBe(all)
    expect(apply(all, { kind: 'import', into: null, name: 'n', origin: origin(), issues: [] })).toBe(all)
  })
})

describe('an import into a group that came from the broker', () => {
  const taken: OwnGroup = {
    ...group('a', ['000001', '000002', '000007']),
    origin: origin({ codes: ['000001', '000002', '000003'] }),
  }
  taken.entries.splice(1, 0, { kind: 'section', key: 'section-1', title: '내 구분' })
  const told = ['000005', '000003', '000001', '000004']

  test('brings what is new, takes out what is gone, and leaves what is the user’s own', () => {
    expect(importDifference(taken, told)).toEqual({
      added: ['000005', '000004'],
      removed: ['000002'],
      own: ['000007'],
      kept: ['000001'],
      // The user took it out; that the broker still has it brings it not back.
      leftOut: ['000003'],
    })
    const again = origin({ importedAt: 2 })
    const edit = {
      kind: 'import',
      into: 'a',
      name: '다른 이름',
      origin: again,
      issues: issues(...told),
    } as const
    const after = apply(list(taken), edit)
    expect(keys(after)).toEqual(['000001', 'section-1', '000007', '000005', '000004'])
    expect(after.groups[0]).toMatchObject({ name: taken.name, origin: { importedAt: 2, codes: told } })
    // Now that it was told again, it stays out the next time too.
    const third = apply(after, { ...edit, origin: origin({ importedAt: 3 }) })
    expect(keys(third)).toEqual(keys(after))
  })

  test.each<Partial<WatchOrigin>>([
    { group: '다른 그룹' },
    { account: '1606••••9999' },
    { environment: 'live' },
    { broker: 'kis' },
  ])('takes nothing from another place: %o', (other) => {
    const before = list(taken)
    const edit = {
      kind: 'import',
      into: 'a',
      name: 'n',
      origin: origin(other),
      issues: issues(...told),
    } as const
    expect(apply(before, edit)).toBe(before)
  })

  test('is what its preview says, whatever is there and whatever is told', () => {
    const codes = fc.uniqueArray(fc.nat(12).map(codeOf))
    fc.assert(
      fc.property(codes, codes, codes, (present, before, told) => {
        const group_ = { ...group('a', present), origin: origin({ codes: before }) }
        const { added, removed, own, kept, leftOut } = importDifference(group_, told)
        const edit = {
          kind: 'import',
          into: 'a',
          name: 'n',
          origin: origin(),
          issues: issues(...told),
        } as const
        const after = keys(apply(list(group_), edit)) ?? []
        expect(after).toEqual([...present.filter((code) => !removed.includes(code)), ...added])
        expect([...own, ...kept, ...removed].sort()).toEqual([...present].sort())
        expect([...added, ...kept, ...leftOut].sort()).toEqual([...told].sort())
        expect(after.filter((code) => leftOut.includes(code))).toEqual([])
        expect(own.every((code) => after.includes(code))).toBe(true)
      }),
    )
  })
})

test('whatever is done in whatever order: the watchlist stays one that can be kept, each line once', () => {
  let changes = 0
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { maxLength: 40, size: 'max' }), (seeds) => {
      const newId = newIds()
      let now = list(group('a', ['000001', '000002']), group('b', []))
      for (const seed of seeds) {
        const edit = WatchEdit.parse(editsOf(now, seed))
        const text = JSON.stringify(now)
        const next = editedWatchlist(now, edit, newId)
        // An edit never reaches into what was there: undo stands on it.
        expect(JSON.stringify(now)).toBe(text)
        if (next !== now) changes += 1
        else expect(JSON.stringify(next)).toBe(text)
        now = next
      }
      expect(Watchlist.parse(now)).toEqual(now)
      for (const { entries } of now.groups)
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
      expect(new Set(now.groups.map(({ id }) => id)).size).toBe(now.groups.length)
    }),
  )
  expect(changes).toBeGreaterThan(200)
})
