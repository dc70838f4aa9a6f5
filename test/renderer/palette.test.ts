import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCommands } from '../../renderer/app/commands.ts'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { createBindings } from '../../renderer/app/keys.ts'
import { createTextMatcher } from '../../renderer/format/matchText.ts'
import { type Entry, orders, screens } from '../../renderer/panels/palette/entries.ts'
import { findRows } from '../../renderer/panels/palette/findRows.ts'
import { lackOf } from '../../renderer/panels/palette/lackOf.ts'
import { event } from './events.ts'
import { openSellPage } from './support/sellPage.ts'

// The page's elements, of which these keys need none.
beforeAll(() => {
  vi.stubGlobal('HTMLElement', class {})
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const i18n = createI18n('ko')
const named = (entries: readonly Entry[]) =>
  entries.map((entry) => ({
    entry,
    names: [
      i18n.getFixedT('ko')(`palette.command.${entry.command}`),
      i18n.getFixedT('en')(`palette.command.${entry.command}`),
    ],
  }))
const listed = (code: string, name: string) => ({ issue: { code, name } })
const issues = {
  recent: [listed('042930', '한빛반도체')],
  holdings: [listed('036480', '도담통신')],
  interruptions: [listed('068120', '서림제약'), listed('011790', '설정화학')],
  matches: createTextMatcher(),
}
const found = (text: string) =>
  findRows(text, { screens: named(screens), orders: named(orders), issues }).map((row) =>
    row.kind === 'entry' ? row.entry.command : `${row.kind} ${row.issue.code}`,
  )

test.each([
  ['0971', 'sellCheck'],
  ['0466', 'program'],
  ['0139', 'list'],
  ['ka10010', 'issueProgram'],
  ['KA10010', 'issueProgram'],
  ['프로그램', 'program'],
  ['program', 'program'],
  ['종목 프로', 'issueProgram'],
  ['vi', 'list'],
  ['보유', 'holdings'],
  ['check all', 'holdings'],
  ['연결', 'connection'],
  ['connection', 'connection'],
  ['settings', 'settings'],
  ['매도확인', 'sellCheck'],
  ['csv', 'csv'],
  ['25%', 'plan25'],
  ['복사', 'copy'],
])('%s finds first %s', (text, command) => {
  expect(found(text)[0]).toBe(command)
})

test.each([
  ['ㅎㅂ', '042930'],
  ['도담', '036480'],
  ['0681', '068120'],
  ['068120', '068120'],
  ['005930', '005930'],
])('%s finds an issue: its check, and below that its program trade', (text, code) => {
  expect(found(text).slice(0, 2)).toEqual([`check ${code}`, `program ${code}`])
})

test('a screen whose name begins as typed comes before an issue, one that is meant by initials after', () => {
  expect(found('설정')).toEqual(['settings', 'check 011790', 'program 011790'])
  expect(found('ㅅㅈ')).toEqual(['check 011790', 'program 011790', 'watch', 'settings', 'scopeWatched'])
  expect(found('01').slice(0, 3)).toEqual(['list', 'check 011790', 'program 011790'])
})

test('for nothing typed there are all screens, what was checked lately, and all commands, each once', () => {
  const all = [...screens.map(({ command }) => command), 'check 042930']
  expect(found('')).toEqual([...all, ...orders.map(({ command }) => command)])
  expect(found('없는 것')).toEqual([])
})

const places: Readonly<Record<string, string>> = { ',': 'Comma', '/': 'Slash', '?': 'Shift+Slash' }

/** "Alt 1" as the keyboard tells it. */
function chordFor(key: string): string {
  const place = (part: string) =>
    places[part] ?? (/^[A-Z]$/.test(part) ? `Key${part}` : /^\d$/.test(part) ? `Digit${part}` : part)
  return key.split(' ').map(place).join('+')
}

test('every key that the palette prints does what its row does', () => {
  const { stores, sell } = openSellPage()
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const places = {
    focusFilter: note('filter'),
    focusList: note('list'),
    focusHoldings: note('holdings'),
    focusPortfolio: note('portfolio'),
    focusWatch: note('watch'),
    focusProgram: note('program'),
    focusProgramIssue: note('issue'),
    exportCsv: note('csv'),
  }
  const real = createCommands({ changeSettings: note('settings'), stores, sell, targets: places })
  const commands = Object.fromEntries(Object.keys(real).map((name) => [name, note(`did ${name}`)]))
  const bindingFor = createBindings({
    stores,
    sell,
    commands: { ...real, ...commands },
    signal: new AbortController().signal,
  })
  for (const { command, key } of [...screens, ...orders]) {
    if (key === null) continue
    done.length = 0
    bindingFor(chordFor(key), null)?.()
    expect(done).toEqual([`did ${command}`])
  }
})

test('a command that would do nothing says what it lacks', async () => {
  const { stores, sell, asked } = openSellPage()
  expect(lackOf('askAgain', stores)).toBe('issue')
  expect(lackOf('copy', stores)).toBe('figure')
  expect(lackOf('plan50', stores)).toBe('fresh')
  expect(lackOf('detail', stores)).toBe('row')
  expect(lackOf('settings', stores)).toBeNull()
  sell.ask({ code: '042930', name: null })
  await asked[0]?.answer(1250)
  expect(lackOf('askAgain', stores)).toBeNull()
  expect(lackOf('copy', stores)).toBeNull()
  expect(lackOf('plan50', stores)).toBeNull()
  const selected = event()
  stores.interruptions.setState({ byId: new Map([[selected.id, selected]]) })
  stores.selection.setState({ id: selected.id })
  expect(lackOf('detail', stores)).toBeNull()
})
