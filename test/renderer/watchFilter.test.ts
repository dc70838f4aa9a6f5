import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextMatcher } from '../../renderer/format/matchText.ts'
import { filteredEntries, removable } from '../../renderer/panels/watch/filterEntries.ts'
import { watchItems } from '../../renderer/panels/watch/watchItems.ts'
import type { WatchEntry } from '../../shared/domain/watchlist.ts'

const section = (key: string): WatchEntry => ({ kind: 'section', key, title: key })
const issue = (key: string, name: string | null = null): WatchEntry => ({ kind: 'issue', key, name })
const keysOf = (entries: readonly WatchEntry[]) => entries.map(({ key }) => key)

const group = [
  issue('0031K0', '가온테크'),
  section('반도체'),
  issue('042930', '한빛반도체'),
  issue('388210', '세진로보틱스'),
  section('바이오'),
  section('바이오 둘'),
  issue('298470', '다온바이오'),
  issue('999999'),
]

test.each([
  ['한빛', ['반도체', '042930']],
  ['ㅎㅂㅂ', ['반도체', '042930']],
  ['반도ㅊ', ['반도체', '042930']],
  ['31k0', ['0031K0']],
  ['9', ['반도체', '042930', '바이오 둘', '298470', '999999']],
  ['온', ['0031K0', '바이오 둘', '298470']],
  // A section is no issue: its own name finds nothing.
  ['둘', []],
])('%s leaves the issues that are meant, and the sections right above them', (text, shown) => {
  const matches = createTextMatcher()
  const meant = filteredEntries(group, ({ key, name }) => matches({ code: key, name }, text))
  expect(keysOf(meant)).toEqual(shown)
})

const entries = fc
  .array(fc.boolean(), { maxLength: 24 })
  .map((kinds) => kinds.map((isIssue, n) => (isIssue ? issue(String(100_000 + n)) : section(`s${n}`))))

/** The section above a line in the whole group. */
const headOf = (all: readonly WatchEntry[], key: string) =>
  all.slice(0, keysOf(all).indexOf(key)).findLast(({ kind }) => kind === 'section')?.key ?? null

test('whatever is meant is shown in its order and under its own section, and no section is shown without a line', () => {
  fc.assert(
    fc.property(entries, fc.func(fc.boolean()), (all, isMeant) => {
      const shown = filteredEntries(all, ({ key }) => isMeant(key))
      expect(shown.filter(({ kind }) => kind === 'issue')).toEqual(
        all.filter(({ kind, key }) => kind === 'issue' && isMeant(key)),
      )
      for (const { kind, key } of shown)
        if (kind === 'issue') expect(headOf(shown, key)).toBe(headOf(all, key))
      for (const [place, { kind }] of shown.entries())
        if (kind === 'section') expect(shown[place + 1]?.kind).toBe('issue')
      // Sorted afterwards, they are the same issues and no section.
      const sorted = watchItems(shown, { column: 'price', descending: true }, Number)
      expect(keysOf(sorted).sort()).toEqual(keysOf(shown.filter(({ kind }) => kind === 'issue')).sort())
    }),
  )
})

test('while filtered a section goes only if nothing else was chosen: it may head lines that nobody sees', () => {
  const shown = filteredEntries(group, ({ name }) => name === '한빛반도체')
  expect(keysOf(shown)).toEqual(['반도체', '042930'])
  expect(removable(shown, ['반도체', '042930'], true)).toEqual(['042930'])
  expect(removable(shown, ['반도체'], true)).toEqual(['반도체'])
  expect(removable(group, ['반도체', '042930'], false)).toEqual(['반도체', '042930'])
})
