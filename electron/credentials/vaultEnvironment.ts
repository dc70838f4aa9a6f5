import type { Environment } from './sessionBus.ts'

const needed = [
  ...['HOME', 'USER', 'LOGNAME', 'PATH', 'LANG', 'TMPDIR'],
  ...['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
  ...['SystemRoot', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE', 'USERNAME', 'TEMP'],
]

/** What a keychain's library needs of an environment: home, bus and screen, and nothing else. */
export function vaultEnvironment(environment: Environment): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && (needed.includes(name) || name.startsWith('XDG_'))) kept[name] = value
  }
  return kept
}
