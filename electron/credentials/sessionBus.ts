import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where the session bus listens; `undefined`: there is none. An `autolaunch:` address counts as none: it would start a
 * bus that nobody else is on, and leave it behind.
 */
export function sessionBus({
  DBUS_SESSION_BUS_ADDRESS: address,
  XDG_RUNTIME_DIR: folder,
}: Environment): string | undefined {
  if (address) return address.startsWith('autolaunch:') ? undefined : address
  if (!folder) return undefined
  const socket = join(folder, 'bus')
  return existsSync(socket) ? `unix:path=${socket.split('/').map(encodeURIComponent).join('/')}` : undefined
}
