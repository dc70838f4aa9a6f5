/** What of a keyboard event names a key. */
export interface PressedKeys {
  /** The key by its place, as `KeyboardEvent.code` has it. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** The keys as Electron's accelerators write them; `null`: only a modifier so far, or a key that cannot be one. */
export function acceleratorOf(keys: PressedKeys, mac: boolean): string | null {
  const key = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(keys.code)?.slice(1).find(Boolean)
  if (!key) return null
  const modifiers = [
    keys.ctrlKey && 'Control',
    keys.altKey && 'Alt',
    keys.shiftKey && 'Shift',
    keys.metaKey && (mac ? 'Command' : 'Super'),
  ].filter((modifier) => modifier !== false)
  return [...modifiers, key].join('+')
}

const names: Readonly<Record<string, string>> = { Control: 'Ctrl', Super: 'Win', Command: 'Cmd' }

/** As it is printed on keyboards: "Ctrl+Alt+S". */
export function acceleratorText(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => names[part] ?? part)
    .join('+')
}
