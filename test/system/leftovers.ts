import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Ends every process whose HOME is in the session's folder: nobody but this session can have started it.
 * Returns how many there were.
 */
export async function endLeftovers(home: string): Promise<number> {
  const first = processesAtHome(home)
  for (const pid of first) signal(pid, 'SIGTERM')
  for (let round = 0; round < 30 && processesAtHome(home).length > 0; round += 1) await sleep(100)
  for (const pid of processesAtHome(home)) signal(pid, 'SIGKILL')
  return first.length
}

/** Every process whose HOME is the folder, or a session's within it, but for our own. */
export function processesAtHome(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && `${homeOf(pid)}/`.startsWith(`${home}/`))
}

function homeOf(pid: number): string | undefined {
  try {
    return /(?:^|\0)HOME=([^\0]*)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in the meantime.
  }
}
