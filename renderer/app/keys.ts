import type { Commands } from './commands.ts'
import type { Stores } from './createStores.ts'
import type { SellActions } from './sellActions.ts'
import { closePalette, moveSelection, openPalette, stepBack } from './viewActions.ts'

interface Listening {
  readonly stores: Stores
  readonly sell: Pick<SellActions, 'stepBack'>
  readonly commands: Commands
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

/** "Ctrl+Alt+KeyS": the modifiers in this order, then the key by its place. The number pad's digits are digits. */
export function chordOf({
  ctrlKey,
  altKey,
  shiftKey,
  code,
  key,
}: Pressed & { readonly key: string }): string {
  const typesDigit = code.startsWith('Numpad') && /^\d$/.test(key)
  return placeOf({ ctrlKey, altKey, shiftKey, code: typesDigit ? `Digit${key}` : code })
}

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'code'>

/** A key by its place on the keyboard, so that ㅓ is J; before it what is held: "Alt+ArrowUp". */
export function placeOf({ ctrlKey, altKey, shiftKey, code }: Pressed): string {
  const held = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', code]
  return held.filter((part) => part !== false).join('+')
}

/** What a chord does where it was pressed; `undefined`: nothing of ours. */
export function createBindings({ stores, sell, commands }: Listening) {
  const everywhere: Bindings = new Map([
    ['F2', commands.sellCheck],
    ['Ctrl+Alt+KeyS', commands.sellCheck],
    ['F3', commands.portfolio],
    ['F4', commands.list],
    ['F5', commands.askAgain],
    ['F7', commands.program],
    ['F8', commands.connection],
    ['F9', commands.watch],
    ['Ctrl+Shift+KeyN', commands.doNotDisturb],
    ['Ctrl+Comma', commands.settings],
    ['Alt+Digit1', commands.plan10],
    ['Alt+Digit2', commands.plan25],
    ['Alt+Digit3', commands.plan50],
    ['Alt+Digit4', commands.plan100],
  ])
  const inText: Bindings = new Map([['Escape', () => void sell.stepBack()]])
  const outsideText: Bindings = new Map([
    ['KeyL', commands.keepFresh],
    ['KeyC', commands.copy],
    ['KeyM', commands.mask],
    ['Escape', () => void (sell.stepBack() || stepBack(stores))],
  ])
  const ofList: Bindings = new Map([
    ['KeyJ', () => moveSelection(stores, 'next')],
    ['KeyK', () => moveSelection(stores, 'previous')],
    ['KeyS', commands.checkSelected],
    ['KeyA', commands.activeOnly],
    ['Digit1', commands.scopeHeld],
    ['Digit2', commands.scopeWatched],
    ['Digit3', commands.scopeAll],
    ['KeyE', commands.csv],
    ['Slash', commands.filter],
    ['Shift+Slash', commands.detail],
  ])
  const ofListOffControls: Bindings = new Map([
    ['ArrowDown', () => moveSelection(stores, 'next')],
    ['ArrowUp', () => moveSelection(stores, 'previous')],
    ['Home', () => moveSelection(stores, 'first')],
    ['End', () => moveSelection(stores, 'last')],
    ['Enter', commands.detail],
  ])
  /** Digits that no panel has a use for begin a number: of a screen, of an issue. */
  const digits: Bindings = new Map(
    Array.from('0123456789', (digit) => [`Digit${digit}`, () => openPalette(stores, digit)]),
  )
  const ofPage = (chord: string, target: EventTarget | null) => {
    if (isTextField(target)) return inText.get(chord)
    const apart = outsideText.get(chord)
    if (apart || stores.view.getState().left !== 'vi') return apart ?? digits.get(chord)
    const ofRows = isControl(target) ? undefined : ofListOffControls.get(chord)
    return ofList.get(chord) ?? ofRows ?? digits.get(chord)
  }
  const ofPalette = (chord: string, target: EventTarget | null) => {
    const always = everywhere.get(chord)
    if (always || chord === 'Escape' || chord === paletteChord)
      return () => {
        closePalette(stores)
        always?.()
      }
    // What is typed before its field is there.
    return isTextField(target) ? undefined : digits.get(chord)
  }
  return (chord: string, target: EventTarget | null): (() => void) | undefined => {
    const { settings, palette } = stores.view.getState()
    if (palette !== null) return ofPalette(chord, target)
    const always = chord === paletteChord ? () => openPalette(stores) : everywhere.get(chord)
    // A dialog keeps every other key to itself.
    if (always || settings || stores.connectionPanel.getState().value) return always
    return ofPage(chord, target)
  }
}

const paletteChord = 'Ctrl+KeyK'

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
}

export function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, select, summary') !== null
}
