import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Ends every process whose HOME is the session's folder: nobody but this session can have started it.
 * Returns how many there were.
 */
export async function endLeftovers(home: string): Promise<number> {
  const first = processesAtHome(home)
  for (const pid of first) signal(pid, 'SIGTERM')
  for (let round = 0; round < 30 && processesAtHome(home).length > 0; round += 1) await sleep(100)
  for (const pid of processesAtHome(home)) signal(pid, 'SIGKILL')
  return first.length
}

function processesAtHome(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && environmentOf(pid).includes(`HOME=${home}`))
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return []
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in the meantime.
  }
}
