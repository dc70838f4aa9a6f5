import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { figuresIn, figuresText } from '../../shared/domain/programPacking.ts'
import type { ProgramTrades } from '../../shared/domain/programTrade.ts'

/** The figures of all rows, deflated to about half their length. Their order is part of the file's format. */
export function packed(rows: readonly ProgramTrades[]): Uint8Array {
  return deflateRawSync(figuresText(rows))
}

/** Gives the rows back, one a call. */
export function unpacked(figures: Uint8Array): () => ProgramTrades {
  return figuresIn(inflateRawSync(figures).toString())
}
