import type { VaultState } from '../../shared/domain/vault.ts'

/** In the words of libdbus, GLib, systemd and gnome-keyring; the first that fits. */
const complaints: readonly (readonly [RegExp, VaultState])[] = [
  [/autolaunch/i, 'no-session-bus'],
  [/failed to open connection|failed to connect|could not connect|error connecting/i, 'bus-unreachable'],
  [/ServiceUnknown|not provided by any|NameHasNoOwner|DBus\.Error\.Spawn/i, 'no-secret-service'],
  [/locked|prompt was dismissed/i, 'locked'],
  [/UnknownObject|does not exist|no result found/i, 'no-default-keyring'],
]

/** The state that an error speaks of; `failed` when it names none. */
export function closedState(error: string): VaultState {
  return complaints.find(([words]) => words.test(error))?.[1] ?? 'failed'
}

/** An error's message, on one short line, for support. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}
