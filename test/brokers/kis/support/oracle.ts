import { field, type Node, stripped, words } from '../../support/scannedJson.ts'
import { type Closed, openedBody } from './envelopeOracle.ts'

// A second reading of the same document, from the raw text and by other means (a scanner that sees every name that is
// told, and BigInt). It shares nothing with the product.

/** What may be believed of a body: figures by their Korean document's names, or why there are none. */
export type Expectation =
  | { readonly kind: 'figures'; readonly figures: Readonly<Record<string, string>> }
  | { readonly kind: 'none' }
  | Closed
  | { readonly kind: 'other-issue'; readonly told: string }

const isNull = (node: Node) => node.type === 'other' && node.raw === 'null'

const saysNothing = (node: Node) => isNull(node) || (node.type === 'text' && stripped(node.text) === '')

export function expectationOf(body: string, asked: string): Expectation {
  const opened = openedBody(body)
  if (opened.kind !== 'open') return opened
  const { root } = opened
  const places = [field(root, 'output'), field(root, 'output1')].filter((node) => node !== undefined)
  if (places.length === 0) return { kind: 'unreadable' }
  const told = places.find((node) => !isNull(node))
  if (!told || (told.type === 'array' && told.items.length === 0)) return { kind: 'none' }
  if (told.type !== 'object') return { kind: 'unreadable' }
  if (told.entries.every(([, node]) => saysNothing(node))) return { kind: 'none' }
  const pdno = words(field(told, 'pdno'))
  if (pdno === '') return { kind: 'unreadable' }
  if (pdno !== asked) return { kind: 'other-issue', told: pdno }
  const figures = Object.entries(documented).map(([name, kind]) => [name, figure(field(told, name), kind)])
  return { kind: 'figures', figures: Object.fromEntries(figures) }
}

/** KIS Developers, 매도가능수량조회 [국내주식-165]: what each field of the answer holds. */
const documented = {
  ord_psbl_qty: 'count',
  cblc_qty: 'count',
  buy_qty: 'count',
  sll_qty: 'count',
  nsvg_qty: 'count',
  pchs_avg_pric: 'price',
  pchs_amt: 'count',
  now_pric: 'count',
  evlu_amt: 'count',
  evlu_pfls_amt: 'whole',
  evlu_pfls_rt: 'rate',
} as const

const largest = 9_007_199_254_740_991n

/** The text of a figure that may be shown; "" for one left empty, "?" for one that cannot be read. */
function figure(node: Node | undefined, kind: (typeof documented)[keyof typeof documented]): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  if (text === '') return ''
  const [, minus, integer = '', fraction = ''] = /^(-?)([0-9]+)((?:[.][0-9]+)?)$/.exec(text) ?? []
  if (minus === undefined || (integer.length > 1 && integer.startsWith('0'))) return '?'
  if (minus === '-' && (kind === 'count' || kind === 'price')) return '?'
  if (kind === 'price' || kind === 'rate')
    return integer.length + Math.max(0, fraction.length - 1) > 15 ? '?' : text
  if (fraction !== '' || text === '-0') return '?'
  return BigInt(integer) > largest ? '?' : text
}
