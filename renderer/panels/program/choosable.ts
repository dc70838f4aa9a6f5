import { tableRows } from '../../../shared/domain/investors.ts'
import type { ProgramTable } from '../../../shared/domain/programTrade.ts'

/** The classes whose line can be drawn, each once, in the order of the screen. */
export function choosable(
  table: ProgramTable,
): readonly { readonly code: string; readonly name: string | null }[] {
  const byCode = new Map(tableRows(table).map(({ code, name }) => [code, { code, name }]))
  return [...byCode.values()]
}
