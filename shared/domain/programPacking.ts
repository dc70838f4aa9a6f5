import { z } from 'zod'
import { Source } from './answer.ts'
import type { Figure } from './figure.ts'
import {
  type Flow,
  InvestorRow,
  ProgramNews,
  ProgramReading,
  type ProgramTrades,
  type Trade,
} from './programTrade.ts'
import { Instant } from './time.ts'

/**
 * The figures of all rows as one text, in this order: all, arbitrage, nonArbitrage; in each quantity, amount; in each
 * sell, buy, net. A day has thousands of readings of 198 figures: as objects they would be six times as long.
 */
export function figuresText(rows: readonly ProgramTrades[]): string {
  const figures = rows.flatMap(({ all, arbitrage, nonArbitrage }) =>
    [all, arbitrage, nonArbitrage].flatMap(({ quantity, amount }) =>
      [quantity, amount].flatMap(({ sell, buy, net }) => [sell, buy, net]),
    ),
  )
  return figures.map(textOf).join(',')
}

/** Gives the rows back, one a call. */
export function figuresIn(text: string): () => ProgramTrades {
  const texts = text.split(',').values()
  const figure = () => figureOf(texts.next().value)
  const flow = (): Flow => ({ sell: figure(), buy: figure(), net: figure() })
  const trade = (): Trade => ({ quantity: flow(), amount: flow() })
  return () => ({ all: trade(), arbitrage: trade(), nonArbitrage: trade() })
}

/** As `WholeText`, without a schema's cost for each of some hundred thousand figures. */
const whole = /^(?:0|-?[1-9]\d{0,19})$/

function textOf(figure: Figure<string>): string {
  if (figure.kind === 'sent') return figure.value
  return figure.kind === 'blank' ? '' : '?'
}

function figureOf(text: string | undefined): Figure<string> {
  if (text === '') return { kind: 'blank' }
  return text !== undefined && whole.test(text) ? { kind: 'sent', value: text } : { kind: 'unreadable' }
}

/** A reading as it travels to the page. */
export const PackedReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    at: Instant,
    source: Source,
    classes: z.array(InvestorRow.omit({ trades: true })),
    figures: z.string().regex(/^[-\d?,]*$/),
  }),
  ProgramReading.options[1],
])
export type PackedReading = z.infer<typeof PackedReading>

const [DayNews, OneNews, RestNews] = ProgramNews.options

export const PackedNews = z.discriminatedUnion('kind', [
  DayNews.extend({ readings: z.array(PackedReading) }),
  OneNews.extend({ reading: PackedReading }),
  RestNews,
])
export type PackedNews = z.infer<typeof PackedNews>

export function packReading(reading: ProgramReading): PackedReading {
  if (reading.kind === 'missed') return reading
  const { table, ...told } = reading
  const classes = table.map(({ code, name }) => ({ code, name }))
  return { ...told, classes, figures: figuresText(table.map(({ trades }) => trades)) }
}

export function unpackReading(reading: PackedReading): ProgramReading {
  if (reading.kind === 'missed') return reading
  const { classes, figures, ...told } = reading
  const next = figuresIn(figures)
  return { ...told, table: classes.map((one) => ({ ...one, trades: next() })) }
}

export function packNews(news: ProgramNews): PackedNews {
  if (news.kind === 'day') return { ...news, readings: news.readings.map(packReading) }
  return news.kind === 'reading' ? { ...news, reading: packReading(news.reading) } : news
}

export function unpackNews(news: PackedNews): ProgramNews {
  if (news.kind === 'day') return { ...news, readings: news.readings.map(unpackReading) }
  return news.kind === 'reading' ? { ...news, reading: unpackReading(news.reading) } : news
}
