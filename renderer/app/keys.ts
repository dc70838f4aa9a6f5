import type { Stores } from './createStores.ts'
import { moveSelection, stepBack, toggleConnection, toggleDetail } from './viewActions.ts'

export interface KeyTargets {
  readonly focusFilter: () => void
  readonly focusList: () => void
  readonly exportCsv: () => void
}

type Bindings = ReadonlyMap<string, () => void>

/** Keys by their place on the keyboard, so that ㅓ is J. Nothing acts during composition. */
export function listenToKeys(stores: Stores, targets: KeyTargets, signal: AbortSignal): void {
  const everywhere: Bindings = new Map([
    ['F8', () => toggleConnection(stores)],
    ['F4', targets.focusList],
  ])
  const outsideText: Bindings = new Map([
    ['KeyJ', () => moveSelection(stores, 'next')],
    ['KeyK', () => moveSelection(stores, 'previous')],
    ['KeyA', () => stores.filters.setState(({ activeOnly }) => ({ activeOnly: !activeOnly }))],
    ['KeyE', targets.exportCsv],
    ['Slash', targets.focusFilter],
    ['Shift+Slash', () => toggleDetail(stores)],
    ['Escape', () => stepBack(stores)],
  ])
  const offControls: Bindings = new Map([
    ['ArrowDown', () => moveSelection(stores, 'next')],
    ['ArrowUp', () => moveSelection(stores, 'previous')],
    ['Home', () => moveSelection(stores, 'first')],
    ['End', () => moveSelection(stores, 'last')],
    ['Enter', () => toggleDetail(stores)],
  ])
  const bindingFor = (event: KeyboardEvent) => {
    const key = event.shiftKey ? `Shift+${event.code}` : event.code
    const always = everywhere.get(key)
    if (always || stores.connectionPanel.getState().value || isTextField(event.target)) return always
    return outsideText.get(key) ?? (isControl(event.target) ? undefined : offControls.get(key))
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      const act = bindingFor(event)
      if (!act) return
      event.preventDefault()
      act()
    },
    { signal },
  )
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
}

export function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, select, summary') !== null
}
