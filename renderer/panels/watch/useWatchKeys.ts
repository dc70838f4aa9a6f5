import type { RefObject } from 'react'
import { type Act, type PanelBindings, usePanelBindings } from '../../app/usePanelKeys.ts'

export interface WatchActs {
  readonly move: (to: 'next' | 'previous' | 'first' | 'last', extend: boolean) => void
  readonly open: Act
  readonly check: Act
  readonly interruptions: Act
  readonly program: Act
  readonly add: Act
  readonly find: Act
  readonly origin: Act
  readonly remove: Act
  readonly step: (by: 'up' | 'down') => void
  readonly undo: Act
  readonly csv: Act
  readonly sort: Act
  readonly turnSort: Act
  /** `null`: nothing is open that Escape could close. */
  readonly back: Act | null
}

/** The keys of the panel. A field keeps its own undoing. */
export function useWatchKeys(acts: WatchActs): RefObject<HTMLElement | null> {
  return usePanelBindings({ anywhere: anywhereIn(acts), offControls: offControlsIn(acts) })
}

function anywhereIn(acts: WatchActs): PanelBindings['anywhere'] {
  return new Map<string, Act>([
    ['KeyJ', () => acts.move('next', false)],
    ['KeyK', () => acts.move('previous', false)],
    ['Shift+KeyJ', () => acts.move('next', true)],
    ['Shift+KeyK', () => acts.move('previous', true)],
    ['Alt+ArrowUp', () => acts.step('up')],
    ['Alt+ArrowDown', () => acts.step('down')],
    ['Ctrl+KeyZ', acts.undo],
    ['KeyS', acts.check],
    ['KeyV', acts.interruptions],
    ['KeyP', acts.program],
    ['KeyE', acts.csv],
    ['KeyO', acts.sort],
    ['Shift+KeyO', acts.turnSort],
    ['Insert', acts.add],
    ['Slash', acts.find],
    ['Shift+Slash', acts.origin],
    ['Delete', acts.remove],
    ...(acts.back ? [['Escape', acts.back] as const] : []),
  ])
}

function offControlsIn(acts: WatchActs): PanelBindings['offControls'] {
  return new Map<string, Act>([
    ['ArrowDown', () => acts.move('next', false)],
    ['ArrowUp', () => acts.move('previous', false)],
    ['Shift+ArrowDown', () => acts.move('next', true)],
    ['Shift+ArrowUp', () => acts.move('previous', true)],
    ['Home', () => acts.move('first', false)],
    ['End', () => acts.move('last', false)],
    ['Shift+Home', () => acts.move('first', true)],
    ['Shift+End', () => acts.move('last', true)],
    ['Enter', acts.open],
  ])
}
