import { code, field, type Node, repeats, rootOf, stripped, words } from '../../support/scannedJson.ts'

// A second reading of the document from the raw text, by other means: a scanner that sees every name that is told, and
// BigInt. It shares nothing with the product.

/** Figures as texts, "" for one left empty, "?" for one that cannot be read; `null`: nothing may be believed. */
export interface Believed {
  readonly sums: string
  readonly equities: readonly string[]
  readonly funds: readonly string[]
  readonly others: readonly string[]
}

export function believedOf(body: string, account: string): Believed | null {
  const root = rootOf(body)
  if (root?.type !== 'object' || repeats(root) || isRefusal(root)) return null
  const accInfo = field(root, 'accInfo')
  const told = accInfo && field(accInfo, 'vtAccNo')
  if (!isNone(told) && !(told?.type === 'text' && told.text === account)) return null
  const rows = rowsTold(root)
  if (rows === null) return null
  const block = blockOf(field(root, 'balanceList'))
  if (block === null) return null
  const head = field(block, 'summary')
  if (!isNone(head) && head?.type !== 'object') return null
  const equities = listOf(field(block, 'equityList'), equity)
  const funds = listOf(field(block, 'fundList'), fund)
  const others = listOf(field(block, 'etcList'), other)
  if (!equities || !funds || !others) return null
  const isThere = ['equityList', 'fundList', 'etcList'].some((name) => field(block, name)?.type === 'array')
  if (isNone(head) && !isThere) return null
  if (equities.length + funds.length + others.length === 0 && rows > 0n) return null
  return { sums: sums(head), equities, funds, others }
}

function isRefusal(root: Node): boolean {
  const of = (name: string) => code(field(root, name))
  const resp = field(root, 'resp')
  const respCode = resp ? code(field(resp, 'respCode')) : ''
  return (of('category') !== '' && of('code') !== '') || of('error') !== '' || !['', '200'].includes(respCode)
}

/** How many rows are told, -1 for none; `null`: it answers something else, or goes on. */
function rowsTold(root: Node): bigint | null {
  const part = field(root, 'balanceResponseBody')
  if (part?.type !== 'object') return -1n
  const query = field(part, 'queryType')
  const type = query && field(query, 'assetType')
  if (!isNone(type) && !(type?.type === 'text' && type.text === 'ALL')) return null
  const result = field(part, 'queryResult')
  if (isNone(result)) return -1n
  if (result?.type !== 'object' || !isNone(field(result, 'page'))) return null
  const count = figure(field(result, 'totalCnt'), 'count')
  return /^\d+$/.test(count) ? BigInt(count) : -1n
}

function blockOf(list: Node | undefined): Node | null {
  if (isNone(list)) return { type: 'object', entries: [] }
  if (list?.type !== 'object') return null
  const inner = field(list, 'balance')
  if (isNone(inner)) return list
  if (inner?.type === 'object') return inner
  if (inner?.type !== 'array') return null
  const names = ['summary', 'equityList', 'fundList', 'etcList']
  const entries: (readonly [string, Node])[] = []
  for (const item of inner.items) {
    if (item.type !== 'object' || !item.entries.some(([name]) => names.includes(name))) return null
    entries.push(...item.entries.filter(([name, node]) => names.includes(name) && !isNone(node)))
  }
  return repeats({ type: 'object', entries: entries.map(([name]) => [name, blank]) })
    ? null
    : { type: 'object', entries }
}

const blank: Node = { type: 'other', raw: 'null' }

function listOf(node: Node | undefined, read: (row: Node) => string | null): readonly string[] | null {
  if (isNone(node)) return []
  if (node?.type !== 'array') return null
  const rows = node.items.map((row) => (row.type === 'object' ? read(row) : null))
  return rows.every((row) => row !== null) ? rows : null
}

function isNone(node: Node | undefined): boolean {
  if (node === undefined || (node.type === 'other' && node.raw === 'null')) return true
  return node.type === 'text' && ['', 'null'].includes(stripped(node.text))
}

function sums(head: Node | undefined): string {
  const won = (name: string) => figure(head && field(head, name), 'won')
  const both = (one: string, other: string) => agreed(won(one), won(other))
  return [
    ...[won('cashBalance'), won('d1'), won('d2'), both('substitute', 'substiture'), won('receivable')],
    ...[won('subsMargin'), won('loanCredit'), won('cashAvWithdraw'), won('valAtTrade')],
    ...[both('valAtCur', 'valueAtCur'), won('proLoss'), won('totalAccVal')],
  ].join('|')
}

function agreed(one: string, other: string): string {
  if (one === '' || other === '') return one || other
  return one === other ? one : '?'
}

function held(row: Node): readonly string[] {
  const won = (name: string) => figure(field(row, name), 'won')
  const financing = field(row, 'tradeType')
  const known = financing?.type === 'text' && ['NRM', 'CRD', 'LOAN', 'SUM'].includes(financing.text)
  return [
    known && financing.type === 'text' ? financing.text : 'unknown',
    figure(field(row, 'qty'), 'count'),
    won('valAtTrade'),
    agreed(won('valAtCur'), won('valueAtCur')),
    won('proLoss'),
    figure(field(row, 'earningRate'), 'rate'),
  ]
}

const name = (node: Node | undefined) => (isNone(node) || words(node).length > 200 ? '' : words(node))

function paper(row: Node, nameField: string): string | null {
  const isin = field(row, 'isinCode')
  const named = name(field(row, nameField))
  if (isNone(isin)) return named === '' ? null : `|${named}`
  return isin?.type === 'text' && /^[0-9A-Z]{1,20}$/.test(stripped(isin.text))
    ? `${stripped(isin.text)}|${named}`
    : null
}

function equity(row: Node): string | null {
  const one = paper(row, 'productName')
  return one === null ? null : [one, ...held(row)].join('|')
}

function other(row: Node): string | null {
  const one = paper(row, 'assetName')
  return one === null ? null : [one, ...held(row)].join('|')
}

function fund(row: Node): string | null {
  const own = name(field(row, 'fundCode'))
  if (own === '') return null
  const won = (each: string) => figure(field(row, each), 'won')
  const [cost, profit, worth] = [
    won('valAtTrade'),
    won('proLoss'),
    agreed(won('valAtCur'), won('valueAtCur')),
  ]
  const result = cost === '0' && profit === worth && /\d/.test(worth) ? 'none' : `${cost},${profit}`
  return [own, name(field(row, 'fundName')), worth, result, figure(field(row, 'earningRate'), 'rate')].join(
    '|',
  )
}

const largest = 9_007_199_254_740_991n

/** Digit by digit: the number is `digits` × 10^`power`. Twenty digits on each side of the point are more than enough. */
function figure(node: Node | undefined, kind: 'won' | 'count' | 'rate'): string {
  if (isNone(node)) return ''
  if (node?.type !== 'other' || !/\d/.test(node.raw) || node.raw.length > 64) return '?'
  const [mantissa = '', exponent = '0'] = node.raw.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const unscaled = BigInt(whole + fraction)
  if (unscaled === 0n) return '0'
  let [digits, power] = [`${unscaled}`, Number(exponent) - fraction.length]
  while (digits.endsWith('0')) [digits, power] = [digits.slice(0, -1), power + 1]
  if (digits.length > 20 || Math.abs(digits.length + power) > 20) return '?'
  const sign = mantissa.startsWith('-') ? '-' : ''
  if (kind === 'rate' && power < 0) {
    const padded = digits.padStart(1 - power, '0')
    return `${sign}${padded.slice(0, power)}.${padded.slice(power)}`
  }
  if (power < 0 || (kind === 'count' && sign === '-')) return '?'
  const value = BigInt(digits) * 10n ** BigInt(power)
  return kind !== 'rate' && value > largest ? '?' : `${sign}${value}`
}
