import { createSpoiling, type Spoiling } from '../server/spoiling.ts'
import type { ProgramRow } from './programRows.ts'

/** What a test does to the answers about program trade; `heal()` ends it. */
export interface ProgramControls {
  /** One row, 7100, does not add up: its net amount without arbitrage is seven too high. */
  breakProgramSums(on: boolean): void
  /** Every answer's (or the next `times` answers') output1 is what this makes of its eleven rows. */
  spoilProgram(spoiling: Spoiling<readonly ProgramRow[]>, times?: number): void
}

export interface ProgramScript {
  /** The rows as they are to be told; uses up a counted spoiling. */
  apply(rows: readonly ProgramRow[]): unknown
  readonly controls: ProgramControls
  clear(): void
}

export function createProgramScript(): ProgramScript {
  const spoiling = createSpoiling<readonly ProgramRow[]>()
  let broken = false
  return {
    apply: (rows) => spoiling.apply(broken ? rows.map(brokenRow) : rows),
    controls: {
      breakProgramSums(on) {
        broken = on
      },
      spoilProgram: (apply, times = Number.POSITIVE_INFINITY) => spoiling.set(apply, times),
    },
    clear() {
      broken = false
      spoiling.clear()
    },
  }
}

/** Seven is more than rounding explains, whichever way that went. */
function brokenRow(row: ProgramRow): ProgramRow {
  if (row.invr_cls_code !== '7100') return row
  return { ...row, nabt_ntby_amt: `${Number(row.nabt_ntby_amt) + 7}` }
}
