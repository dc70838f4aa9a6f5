import { createElement, useEffect, useState } from 'react'
import type { Quote } from '../../../shared/domain/quote.ts'

interface NaiveProps {
  readonly port: MessagePort
  readonly issues: number
}

/** The same table as most would write it first: every message sets the state, every row is drawn, and drawn again. */
export function NaivePage({ port, issues }: NaiveProps) {
  const [quotes, setQuotes] = useState<Readonly<Record<string, Quote>>>({})
  useEffect(() => {
    port.onmessage = ({ data }) => {
      const quote = JSON.parse(data) as Quote
      setQuotes((before) => ({ ...before, [quote.code]: quote }))
    }
  }, [port])
  const rows = Object.values(quotes).slice(0, issues)
  const cells = ({ code, price, change, changePercent, volume, turnover }: Quote) =>
    [code, price, change, changePercent, volume, turnover].map((value, n) =>
      createElement(
        'td',
        { key: n, 'data-column': n === 1 ? 'price' : undefined },
        value?.toLocaleString('ko-KR'),
      ),
    )
  return createElement(
    'div',
    { id: 'naive', style: { height: '100vh', overflow: 'auto' } },
    createElement(
      'table',
      null,
      createElement(
        'tbody',
        null,
        rows.map((quote) => createElement('tr', { key: quote.code, 'data-key': quote.code }, cells(quote))),
      ),
    ),
  )
}
