import { type RefObject, useEffect, useRef } from 'react'
import { chordOf, isControl, isTextField } from '../../app/keys.ts'
import { type Act, placeOf, usePanelKeys } from '../../app/usePanelKeys.ts'

export interface WatchActs {
  readonly move: (to: 'next' | 'previous' | 'first' | 'last', extend: boolean) => void
  readonly open: Act
  readonly check: Act
  readonly interruptions: Act
  readonly program: Act
  readonly add: Act
  readonly remove: Act
  readonly step: (by: 'up' | 'down') => void
  readonly undo: Act
  readonly csv: Act
  readonly sort: Act
  readonly turnSort: Act
  /** `null`: nothing is open that Escape could close. */
  readonly back: Act | null
}

/** The keys of the panel. */
export function useWatchKeys(acts: WatchActs): RefObject<HTMLElement | null> {
  const panel = usePanelKeys((event) => {
    const key = placeOf(event)
    return anywhere(acts, key) ?? (isControl(event.target) ? undefined : offControls(acts, key))
  })
  useChords(panel, acts)
  return panel
}

function anywhere(acts: WatchActs, key: string): Act | undefined {
  const bound: Readonly<Record<string, Act | null>> = {
    KeyJ: () => acts.move('next', false),
    KeyK: () => acts.move('previous', false),
    'Shift+KeyJ': () => acts.move('next', true),
    'Shift+KeyK': () => acts.move('previous', true),
    KeyS: acts.check,
    KeyV: acts.interruptions,
    KeyP: acts.program,
    KeyE: acts.csv,
    KeyO: acts.sort,
    'Shift+KeyO': acts.turnSort,
    Insert: acts.add,
    Delete: acts.remove,
    Escape: acts.back,
  }
  return bound[key] ?? undefined
}

/** A button keeps Enter and the arrows. */
function offControls(acts: WatchActs, key: string): Act | undefined {
  const bound: Readonly<Record<string, Act>> = {
    ArrowDown: () => acts.move('next', false),
    ArrowUp: () => acts.move('previous', false),
    'Shift+ArrowDown': () => acts.move('next', true),
    'Shift+ArrowUp': () => acts.move('previous', true),
    Home: () => acts.move('first', false),
    End: () => acts.move('last', false),
    'Shift+Home': () => acts.move('first', true),
    'Shift+End': () => acts.move('last', true),
    Enter: acts.open,
  }
  return bound[key]
}

/** What is pressed with Alt or Ctrl. A field keeps its own undoing. */
function useChords(panel: RefObject<HTMLElement | null>, acts: WatchActs): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.isComposing || isTextField(target) || document.querySelector('dialog[open]')) return
      const inside = target instanceof Node && panel.current?.contains(target) === true
      if (!inside && target !== document.body) return
      const bound: Readonly<Record<string, Act>> = {
        'Alt+ArrowUp': () => latest.current.step('up'),
        'Alt+ArrowDown': () => latest.current.step('down'),
        'Ctrl+KeyZ': () => latest.current.undo(),
      }
      const act = bound[chordOf(event)]
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [panel])
}
