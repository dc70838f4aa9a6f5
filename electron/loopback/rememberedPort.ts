import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The port of the last run, or 0. It was drawn at random once; it stays the same because the user's
 * permission for notifications belongs to the address, and would have to be given anew at every start.
 */
export function readPort(folder: string): number {
  try {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'))
    return Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : 0
  } catch {
    return 0
  }
}

/** Where it cannot be written, the next run asks again. */
export function rememberPort(folder: string, port: number): void {
  try {
    writeFileSync(join(folder, 'port'), String(port), { mode: 0o600 })
  } catch {}
}
