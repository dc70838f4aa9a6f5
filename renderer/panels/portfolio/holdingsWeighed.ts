import { sent } from '../../../shared/domain/figure.ts'
import type { Line } from './lines.ts'

export interface WeighedHolding {
  readonly label: string
  readonly worth: number
}

interface HoldingsWeighed {
  /** The largest first. */
  readonly shown: readonly WeighedHolding[]
  readonly rest: { readonly count: number; readonly worth: number }
}

const most = 10

/** What of each paper there is, cash and credit and every account together. Asked for only where every worth is known. */
export function holdingsWeighed(lines: readonly Line[]): HoldingsWeighed {
  const byPaper = new Map<string, WeighedHolding>()
  for (const line of lines) {
    if (line.kind !== 'row') continue
    const { paper, name, key, worth } = line.position
    const id = paper ?? name ?? key
    const before = byPaper.get(id)?.worth ?? 0
    byPaper.set(id, { label: name ?? paper ?? id, worth: before + (sent(worth) ?? 0) })
  }
  const all = [...byPaper.values()].sort((a, b) => b.worth - a.worth)
  const left = all.slice(most)
  return {
    shown: all.slice(0, most),
    rest: { count: left.length, worth: left.reduce((sum, { worth }) => sum + worth, 0) },
  }
}
