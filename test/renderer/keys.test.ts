import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCommands } from '../../renderer/app/commands.ts'
import { createStores } from '../../renderer/app/createStores.ts'
import { chordOf, createBindings } from '../../renderer/app/keys.ts'
import type { SellActions } from '../../renderer/app/sellActions.ts'
import { event, triggered } from './events.ts'
import { createMachine } from './support/sellWorld.ts'

/** As much of an element as keys ask about. */
class FakeElement extends EventTarget {
  readonly name: string

  constructor(name: string) {
    super()
    this.name = name
  }

  closest(selector: string) {
    return selector.split(', ').includes(this.name) ? this : null
  }
}

beforeAll(() => {
  vi.stubGlobal('HTMLElement', FakeElement)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const body = new FakeElement('body')
const field = new FakeElement('input')

function keyboard() {
  const { stores } = createStores(createMachine(triggered))
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const sell: SellActions = {
    ask: ({ code }) => void done.push(`ask ${code}`),
    askAgain: note('ask again'),
    cancel: note('cancel'),
    plan: note('plan'),
    planShare: (percent) => void done.push(`plan ${percent}`),
    toggleKeepFresh: note('keep fresh'),
    propose: note('propose'),
    open: note('open'),
    stepBack: () => done.push('step back') > 0,
    copy: note('copy'),
  }
  const targets = {
    focusFilter: note('filter'),
    focusList: note('list'),
    focusHoldings: note('holdings'),
    focusPortfolio: note('portfolio'),
    focusWatch: note('watch'),
    focusProgram: note('program'),
    focusProgramIssue: note('issue program'),
    exportCsv: note('csv'),
  }
  const bindingFor = createBindings({
    stores,
    sell,
    commands: createCommands({ changeSettings: note('settings'), stores, sell, targets }),
    signal: new AbortController().signal,
  })
  return {
    stores,
    press(chord: string, target: EventTarget = body): readonly string[] {
      done.length = 0
      bindingFor(chord, target)?.()
      return [...done]
    },
  }
}

test('a chord is read by the place of its key, in whatever language is typed', () => {
  const held = { ctrlKey: true, altKey: true, shiftKey: false }
  expect(chordOf({ ...held, code: 'KeyS', key: 'ㄴ' })).toBe('Ctrl+Alt+KeyS')
  const alone = { ctrlKey: false, altKey: false, shiftKey: false }
  expect(chordOf({ ...alone, code: 'F2', key: 'F2' })).toBe('F2')
  // Without NumLock the same key is an arrow.
  expect(chordOf({ ...alone, code: 'Numpad4', key: '4' })).toBe('Digit4')
  expect(chordOf({ ...alone, code: 'Numpad4', key: 'ArrowLeft' })).toBe('Numpad4')
})

test.each([
  ['F2', 'open'],
  ['Ctrl+Alt+KeyS', 'open'],
  ['F5', 'ask again'],
  ['Alt+Digit1', 'plan 10'],
  ['Alt+Digit4', 'plan 100'],
])('%s works everywhere, while somebody types too', (chord, what) => {
  const { press } = keyboard()
  expect(press(chord)).toEqual([what])
  expect(press(chord, field)).toEqual([what])
})

test.each([
  ['KeyL', 'keep fresh'],
  ['KeyC', 'copy'],
  ['KeyE', 'csv'],
])('%s alone is a letter to whoever types', (chord, what) => {
  const { press } = keyboard()
  expect(press(chord)).toEqual([what])
  expect(press(chord, field)).toEqual([])
  expect(press(`Ctrl+${chord}`)).toEqual([])
})

test('S asks about the selected event, and about nothing where none is', () => {
  const { press, stores } = keyboard()
  expect(press('KeyS')).toEqual([])
  const selected = event()
  stores.interruptions.setState({ byId: new Map([[selected.id, selected]]) })
  stores.selection.setState({ id: selected.id })
  expect(press('KeyS')).toEqual([`ask ${selected.issue.code}`])
  expect(stores.view.getState().sell).toBe(true)
})

test('the list\u2019s letters rest while the portfolio is shown in its place', () => {
  const { press, stores } = keyboard()
  expect(press('F3')).toEqual(['portfolio'])
  expect(stores.view.getState().left).toBe('portfolio')
  for (const chord of ['KeyE', 'KeyS', 'Slash', 'ArrowDown', 'Enter']) expect(press(chord)).toEqual([])
  expect(press('F4')).toEqual(['list'])
  expect(press('KeyE')).toEqual(['csv'])
})

test('a dialog keeps letters and Escape to itself', () => {
  const { press, stores } = keyboard()
  expect(press('Ctrl+Comma')).toEqual([])
  expect(stores.view.getState().settings).toBe(true)
  expect(press('KeyL')).toEqual([])
  expect(press('Escape')).toEqual([])
})

test('1, 2 and 3 choose whose VIs are listed, and over another panel begin a number', () => {
  const { press, stores } = keyboard()
  const scope = () => stores.filters.getState().scope
  press('Digit1')
  expect(scope()).toBe('held')
  press('Digit2')
  expect(scope()).toBe('watched')
  press('Digit3')
  expect(scope()).toBe('all')
  stores.view.setState({ left: 'program' })
  press('Digit1')
  expect([scope(), stores.view.getState().palette]).toEqual(['all', '1'])
})

test('M covers amounts everywhere but in a field', () => {
  const { press } = keyboard()
  expect(press('KeyM')).toEqual(['settings'])
  expect(press('KeyM', field)).toEqual([])
  expect(press('Ctrl+Shift+KeyN', field)).toEqual(['settings'])
})

test('Escape takes the question back wherever it is pressed', () => {
  const { press } = keyboard()
  expect(press('Escape')).toEqual(['step back'])
  expect(press('Escape', field)).toEqual(['step back'])
})

test('Ctrl K opens the palette wherever somebody types, and closes it', () => {
  const { press, stores } = keyboard()
  const typed = () => stores.view.getState().palette
  press('Ctrl+KeyK', field)
  expect(typed()).toBe('')
  press('Ctrl+KeyK', field)
  expect(typed()).toBeNull()
  stores.connectionPanel.setState({ value: true })
  press('Ctrl+KeyK')
  expect(typed()).toBe('')
  expect(stores.connectionPanel.getState().value).toBe(false)
})

test('a digit outside a field begins a number in the palette; one in a field or a dialog does not', () => {
  const { press, stores } = keyboard()
  const typed = () => stores.view.getState().palette
  press('Digit0', field)
  expect(typed()).toBeNull()
  stores.view.setState({ settings: true })
  press('Digit0')
  expect(typed()).toBeNull()
  stores.view.setState({ settings: false })
  // Those that come before the palette's field is there are not lost.
  for (const chord of ['Digit0', 'Digit4', 'Digit6']) press(chord)
  expect(typed()).toBe('046')
  press('Digit6', field)
  expect(typed()).toBe('046')
  press('Escape')
  expect(typed()).toBeNull()
  stores.view.setState({ left: 'portfolio' })
  press('Digit9', new FakeElement('button'))
  expect(typed()).toBe('9')
})

test('over the palette only what works everywhere works, and puts it away', () => {
  const { press, stores } = keyboard()
  press('Ctrl+KeyK')
  expect(press('KeyE')).toEqual([])
  expect(press('KeyL', field)).toEqual([])
  expect(stores.view.getState().palette).toBe('')
  expect(press('F7', field)).toEqual(['program'])
  expect(stores.view.getState()).toMatchObject({ palette: null, left: 'program' })
})
