import { code, field, type Node, repeats, rootOf, stripped, words } from '../../support/scannedJson.ts'

// A second reading of 업종프로그램요청 (ka10010), which shares nothing with the product.

export type Expectation =
  /** Figures by their names in the guide: "" for one left empty, "?" for one that cannot be read. */
  | { readonly kind: 'trades'; readonly figures: Readonly<Record<string, string>> }
  | { readonly kind: 'foreign-page' | 'unreadable' | 'twice' }
  | { readonly kind: 'refused'; readonly code: string }

/** The guide's names, in the guide's order. */
export const figureNames = [
  ...['dfrt_trst_sell_qty', 'dfrt_trst_sell_amt', 'dfrt_trst_buy_qty', 'dfrt_trst_buy_amt'],
  ...['dfrt_trst_netprps_qty', 'dfrt_trst_netprps_amt', 'ndiffpro_trst_sell_qty', 'ndiffpro_trst_sell_amt'],
  ...['ndiffpro_trst_buy_qty', 'ndiffpro_trst_buy_amt', 'ndiffpro_trst_netprps_qty'],
  ...['ndiffpro_trst_netprps_amt', 'all_dfrt_trst_sell_qty', 'all_dfrt_trst_sell_amt'],
  ...['all_dfrt_trst_buy_qty', 'all_dfrt_trst_buy_amt', 'all_dfrt_trst_netprps_qty'],
  ...['all_dfrt_trst_netprps_amt'],
]

export function expectationOf(body: string): Expectation {
  const root = rootOf(body)
  if (root?.type !== 'object') return { kind: /^[\ufeff\s]*</.test(body) ? 'foreign-page' : 'unreadable' }
  if (repeats(root)) return { kind: 'twice' }
  const told = code(field(root, 'return_code'))
  if (told !== '' && Number(told) !== 0) return { kind: 'refused', code: realCode(root, told) }
  if (figureNames.every((name) => field(root, name) === undefined)) return { kind: 'unreadable' }
  const figures = figureNames.map((name) => [name, figure(field(root, name), name.includes('netprps'))])
  return { kind: 'trades', figures: Object.fromEntries(figures) }
}

/** Small numbers stand for a class of errors, whose code is in the words. */
function realCode(root: Node, told: string): string {
  if (Number(told) >= 1000) return told
  return /\[(?:CODE=)?(\d{4,6})[:\],]/.exec(words(field(root, 'return_msg')))?.[1] ?? told
}

function figure(node: Node | undefined, isNet: boolean): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  if (text === '') return ''
  const [, signs, digits] = /^([+-]*)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)$/.exec(text) ?? []
  if (signs === undefined || digits === undefined) return '?'
  const size = BigInt(digits.split(',').join(''))
  if (size >= 10n ** 20n) return '?'
  return `${isNet && signs.includes('-') ? -size : size}`
}
