import { field, type Node, stripped, words } from '../../support/scannedJson.ts'
import { type Closed, openedBody } from './envelopeOracle.ts'

// A second reading of 프로그램매매 투자자매매동향(당일) [국내주식-116], which shares nothing with the product.

/** Figures by their names in the guide: "" for one left empty, "?" for one that cannot be read. */
export type Row = Readonly<Record<string, string>>

export function programExpectation(body: string): { readonly kind: 'table'; readonly rows: Row[] } | Closed {
  const opened = openedBody(body)
  if (opened.kind !== 'open') return opened
  const told = field(opened.root, 'output1')
  if (told?.type !== 'array') return { kind: 'unreadable' }
  const isRow = (node: Node) =>
    node.type === 'object' && /^[0-9]{4}$/.test(words(field(node, 'invr_cls_code')))
  return told.items.every(isRow) ? { kind: 'table', rows: told.items.map(row) } : { kind: 'unreadable' }
}

/** The guide's names, in the guide's order. */
export const figureNames = [
  ...['all_seln_qty', 'all_seln_amt', 'all_shnu_qty', 'all_shnu_amt', 'all_ntby_amt', 'arbt_seln_qty'],
  ...['all_ntby_qty', 'arbt_shnu_qty', 'arbt_ntby_qty', 'arbt_seln_amt', 'arbt_shnu_amt', 'arbt_ntby_amt'],
  ...['nabt_seln_qty', 'nabt_shnu_qty', 'nabt_ntby_qty', 'nabt_seln_amt', 'nabt_shnu_amt', 'nabt_ntby_amt'],
]

function row(node: Node): Row {
  const name = words(field(node, 'invr_cls_name'))
  return {
    invr_cls_code: words(field(node, 'invr_cls_code')),
    invr_cls_name: name.length > 200 ? '' : name,
    ...Object.fromEntries(
      figureNames.map((each) => [each, figure(field(node, each), each.includes('ntby'))]),
    ),
  }
}

function figure(node: Node | undefined, isNet: boolean): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  if (text === '') return ''
  if (!/^-?[0-9]{1,20}$/.test(text)) return '?'
  // What arithmetic would not write so is not what KIS sends.
  return `${BigInt(text)}` === text && (isNet || !text.startsWith('-')) ? text : '?'
}
