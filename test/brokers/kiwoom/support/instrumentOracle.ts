import { code, field, type Node, repeats, rootOf, stripped, words } from '../../support/scannedJson.ts'

// A second reading of 종목정보 리스트 (ka10099), which shares nothing with the product.

export type Expectation =
  /** Each row as "code name kind market price warning nxt", parted by bars; "" for a blank, "?" for what cannot be read. */
  | { readonly kind: 'page'; readonly rows: readonly string[]; readonly skipped: number }
  | { readonly kind: 'foreign-page' | 'unreadable' | 'twice' }
  | { readonly kind: 'refused'; readonly code: string }

export const fieldNames = [
  ...['code', 'name', 'listCount', 'auditInfo', 'regDay', 'lastPrice', 'state', 'marketCode', 'marketName'],
  ...['upName', 'upSizeName', 'companyClassName', 'orderWarning', 'nxtEnable'],
]

export function expectationOf(body: string): Expectation {
  const root = rootOf(body)
  if (root?.type !== 'object') return { kind: /^[\ufeff\s]*</.test(body) ? 'foreign-page' : 'unreadable' }
  if (repeats(root)) return { kind: 'twice' }
  const told = code(field(root, 'return_code'))
  if (told !== '' && Number(told) !== 0) return { kind: 'refused', code: realCode(root, told) }
  const list = field(root, 'list')
  if (list?.type !== 'array' || list.items.some(({ type }) => type !== 'object'))
    return { kind: 'unreadable' }
  const rows = list.items.filter((row) => /^[0-9A-Z]{6}$/.test(words(field(row, 'code'))))
  return { kind: 'page', rows: rows.map(row), skipped: list.items.length - rows.length }
}

/** Small numbers stand for a class of errors, whose code is in the words. */
function realCode(root: Node, told: string): string {
  if (Number(told) >= 1000) return told
  return /\[(?:CODE=)?(\d{4,6})[:\],]/.exec(words(field(root, 'return_msg')))?.[1] ?? told
}

function row(node: Node): string {
  const market = code(field(node, 'marketCode'))
  const kind = market === '0' || market === '10' ? 'stock' : market === '8' ? 'ETF' : note(market)
  const place = market === '0' ? 'KOSPI' : market === '10' ? 'KOSDAQ' : ''
  const warning = ['none', 'etf-caution', 'liquidation', 'overheated', 'risk', 'warned']
  const warned = code(field(node, 'orderWarning'))
  return [
    words(field(node, 'code')),
    words(field(node, 'name')),
    kind,
    place,
    price(field(node, 'lastPrice')),
    (/^[0-5]$/.test(warned) && warning[Number(warned)]) || 'unknown',
    traded(field(node, 'nxtEnable')),
  ].join('|')
}

function note(market: string): string {
  return market === '60' || market === '90' ? 'ETN' : 'other'
}

function price(node: Node | undefined): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  if (text === '') return ''
  const digits = /^[+-]*([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)$/.exec(text)?.[1]
  if (digits === undefined) return '?'
  const won = BigInt(digits.split(',').join(''))
  return won > 9007199254740991n ? '?' : `${won}`
}

function traded(node: Node | undefined): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  return text === 'Y' ? 'yes' : text === '' ? 'no' : '?'
}
