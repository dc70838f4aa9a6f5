import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Figure } from '../../shared/domain/figure.ts'
import type { Flow, ProgramTrades, Trade } from '../../shared/domain/programTrade.ts'

/**
 * The figures of all rows as one text, deflated to about half its length. Their order is part of the file's format: all,
 * arbitrage, nonArbitrage; in each quantity, amount; in each sell, buy, net.
 */
export function packed(rows: readonly ProgramTrades[]): Uint8Array {
  const figures = rows.flatMap(({ all, arbitrage, nonArbitrage }) =>
    [all, arbitrage, nonArbitrage].flatMap(({ quantity, amount }) =>
      [quantity, amount].flatMap(({ sell, buy, net }) => [sell, buy, net]),
    ),
  )
  return deflateRawSync(figures.map(textOf).join(','))
}

/** Gives the rows back, one a call. */
export function unpacked(figures: Uint8Array): () => ProgramTrades {
  const texts = inflateRawSync(figures).toString().split(',').values()
  const figure = () => figureOf(texts.next().value)
  const flow = (): Flow => ({ sell: figure(), buy: figure(), net: figure() })
  const trade = (): Trade => ({ quantity: flow(), amount: flow() })
  return () => ({ all: trade(), arbitrage: trade(), nonArbitrage: trade() })
}

function textOf(figure: Figure<string>): string {
  if (figure.kind === 'sent') return figure.value
  return figure.kind === 'blank' ? '' : '?'
}

function figureOf(text: string | undefined): Figure<string> {
  if (text === '') return { kind: 'blank' }
  return text === undefined || text === '?' ? { kind: 'unreadable' } : { kind: 'sent', value: text }
}
