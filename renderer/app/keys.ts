import type { ViewState } from '../stores/view.ts'
import type { Stores } from './createStores.ts'
import type { SellActions } from './sellActions.ts'
import {
  checkSelected,
  moveSelection,
  showLeft,
  stepBack,
  toggleConnection,
  toggleDetail,
} from './viewActions.ts'

export interface KeyTargets {
  readonly focusFilter: () => void
  readonly focusList: () => void
  readonly focusHoldings: () => void
  readonly focusProgram: () => void
  readonly exportCsv: () => void
}

interface Listening {
  readonly stores: Stores
  readonly sell: SellActions
  readonly targets: KeyTargets
  readonly signal: AbortSignal
}

type Bindings = ReadonlyMap<string, () => void>

/** Keys by their place on the keyboard, so that ㅓ is J. Nothing acts during composition. */
export function listenToKeys(listening: Listening): void {
  const bindingFor = createBindings(listening)
  window.addEventListener(
    'keydown',
    (event) => {
      // What a panel has dealt with itself is not dealt with twice.
      if (event.isComposing || event.metaKey || event.defaultPrevented) return
      const act = bindingFor(chordOf(event), event.target)
      if (!act) return
      event.preventDefault()
      act()
    },
    { signal: listening.signal },
  )
}

/** "Ctrl+Alt+KeyS": the modifiers in this order, then the key by its place. */
export function chordOf(event: Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'code'>): string {
  const held = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.code]
  return held.filter((part) => part !== false).join('+')
}

/** What a chord does where it was pressed; `undefined`: nothing of ours. */
export function createBindings({ stores, sell, targets }: Listening) {
  const goTo = (left: ViewState['left'], focus: () => void) => {
    showLeft(stores, left)
    focus()
  }
  const everywhere: Bindings = new Map([
    ['F2', () => sell.open()],
    ['Ctrl+Alt+KeyS', () => sell.open()],
    ['F3', () => goTo('holdings', targets.focusHoldings)],
    ['F4', () => goTo('vi', targets.focusList)],
    ['F5', sell.askAgain],
    ['F7', () => goTo('program', targets.focusProgram)],
    ['F8', () => toggleConnection(stores)],
    ['Ctrl+Comma', () => stores.view.setState({ settings: true })],
    ...[10, 25, 50, 100].map(
      (percent, index) => [`Alt+Digit${index + 1}`, () => sell.planShare(percent)] as const,
    ),
  ])
  const inText: Bindings = new Map([['Escape', () => void sell.stepBack()]])
  const outsideText: Bindings = new Map([
    ['KeyL', sell.toggleKeepFresh],
    ['KeyC', sell.copy],
    ['Escape', () => void (sell.stepBack() || stepBack(stores))],
  ])
  const ofList: Bindings = new Map([
    ['KeyJ', () => moveSelection(stores, 'next')],
    ['KeyK', () => moveSelection(stores, 'previous')],
    ['KeyS', () => checkSelected(stores, sell)],
    ['KeyA', () => stores.filters.setState(({ activeOnly }) => ({ activeOnly: !activeOnly }))],
    ['KeyE', targets.exportCsv],
    ['Slash', targets.focusFilter],
    ['Shift+Slash', () => toggleDetail(stores)],
  ])
  const ofListOffControls: Bindings = new Map([
    ['ArrowDown', () => moveSelection(stores, 'next')],
    ['ArrowUp', () => moveSelection(stores, 'previous')],
    ['Home', () => moveSelection(stores, 'first')],
    ['End', () => moveSelection(stores, 'last')],
    ['Enter', () => toggleDetail(stores)],
  ])
  return (chord: string, target: EventTarget | null): (() => void) | undefined => {
    const { left, settings } = stores.view.getState()
    const always = everywhere.get(chord)
    // A dialog keeps every other key to itself.
    if (always || settings || stores.connectionPanel.getState().value) return always
    if (isTextField(target)) return inText.get(chord)
    const apart = outsideText.get(chord)
    if (apart || left !== 'vi') return apart
    return ofList.get(chord) ?? (isControl(target) ? undefined : ofListOffControls.get(chord))
  }
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
}

export function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, select, summary') !== null
}
