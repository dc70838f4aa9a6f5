import { issueCodeIn } from '../../shared/domain/issueText.ts'
import type { Log } from '../monitor/platform.ts'

interface HotKeyDeps {
  /** `false`: the system gave the key to another program. */
  register(accelerator: string, onPress: () => void): boolean
  unregister(accelerator: string): void
  readClipboard(): Promise<string>
  /** `code`: what the clipboard holds, where it is a code and nothing else. */
  onPress(code: string | null): void
  readonly log: Log
}

/** The key that brings up the sellable check from any program. */
export interface HotKey extends AsyncDisposable {
  /** `null`: none. */
  use(accelerator: string | null): void
}

export function createHotKey({ register, unregister, readClipboard, onPress, log }: HotKeyDeps): HotKey {
  let held: string | null = null

  // Only a code leaves the clipboard: whatever else lies there is none of our business.
  const press = () =>
    void readClipboard().then(
      (text) => onPress(issueCodeIn(text)),
      () => onPress(null),
    )

  function use(accelerator: string | null): void {
    if (accelerator === held) return
    if (held !== null) unregister(held)
    held = accelerator
    if (accelerator !== null && !register(accelerator, press))
      log.warn(`The key ${accelerator} belongs to another program; the sellable check has none.`)
  }

  return {
    use,
    async [Symbol.asyncDispose]() {
      use(null)
    },
  }
}
