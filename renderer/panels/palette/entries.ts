import type { CommandName } from '../../app/commands.ts'

/** A screen or a command, with what is printed beside its name. */
export interface Entry {
  readonly command: CommandName
  /** What an HTS calls the screen, or the broker its question. */
  readonly number: string | null
  /** The key that does the same from outside the palette. */
  readonly key: string | null
}

export const screens = [
  { command: 'sellCheck', number: '0971', key: 'F2' },
  { command: 'program', number: '0466', key: 'F7' },
  { command: 'list', number: '0139', key: 'F4' },
  { command: 'issueProgram', number: 'ka10010', key: null },
  { command: 'watch', number: null, key: 'F9' },
  { command: 'portfolio', number: null, key: 'F3' },
  { command: 'holdings', number: null, key: null },
  { command: 'connection', number: null, key: 'F8' },
  { command: 'settings', number: null, key: 'Ctrl ,' },
] as const satisfies readonly Entry[]

export const orders = [
  { command: 'askAgain', number: null, key: 'F5' },
  { command: 'keepFresh', number: null, key: 'L' },
  { command: 'copy', number: null, key: 'C' },
  { command: 'plan10', number: null, key: 'Alt 1' },
  { command: 'plan25', number: null, key: 'Alt 2' },
  { command: 'plan50', number: null, key: 'Alt 3' },
  { command: 'plan100', number: null, key: 'Alt 4' },
  { command: 'checkSelected', number: null, key: 'S' },
  { command: 'detail', number: null, key: '?' },
  { command: 'activeOnly', number: null, key: 'A' },
  { command: 'scopeHeld', number: null, key: '1' },
  { command: 'scopeWatched', number: null, key: '2' },
  { command: 'scopeAll', number: null, key: '3' },
  { command: 'filter', number: null, key: '/' },
  { command: 'csv', number: null, key: 'E' },
  { command: 'mask', number: null, key: 'M' },
  { command: 'doNotDisturb', number: null, key: 'Ctrl Shift N' },
] as const satisfies readonly Entry[]
