import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Looks at most, while each of them is disturbed. */
const mostLooks = 4

/** A share of all processors' time: a host that takes one away for as little as a frame's time makes that frame late. */
const disturbed = 0.005

/**
 * Watches, from now on, how much of all processors' time the host of a virtual machine gives to others; a share of 1.
 * Only Linux tells of it (`/proc/stat`, "steal"); elsewhere there is none.
 */
export function watchStolenTime(): () => number {
  const [since, before] = [performance.now(), stolenSinceBoot()]
  return () => (stolenSinceBoot() - before) / ((performance.now() - since) * cpus().length)
}

/** In milliseconds, of all processors together; counted in hundredths of a second. */
function stolenSinceBoot(): number {
  if (process.platform !== 'linux') return 0
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  return Number(all.split(/\s+/)[8] ?? 0) * 10
}

/**
 * Looks until the machine's host leaves it in peace, a few times at most. Of all looks the one that was disturbed least
 * counts, whatever it shows.
 */
export async function leastDisturbed<Seen>(
  look: () => Promise<Seen>,
  stolenFrom: (seen: Seen) => number,
): Promise<Seen> {
  let least = await look()
  for (let looks = 1; looks < mostLooks && stolenFrom(least) > disturbed; looks++) {
    const next = await look()
    if (stolenFrom(next) < stolenFrom(least)) least = next
  }
  return least
}
