import { field, type Node, stripped, words } from '../../support/scannedJson.ts'
import { type Closed, openedBody } from './envelopeOracle.ts'

// A second reading of a balance, from the raw text and by other means. It shares nothing with the product.

export type Account =
  | Closed
  | {
      readonly kind: 'account'
      /** A line for each figure that KIS has. */
      readonly sums: string
      readonly equities: readonly string[]
      readonly others: readonly string[]
      /** The rows of the list of holdings, and how many are not in it. */
      readonly holdings: readonly string[]
      readonly unlisted: number
      /** Where the next page goes on; "-": nowhere. */
      readonly next: string
    }

const unreadable = { kind: 'unreadable' } as const

export function accountIn(body: string, more: string): Account {
  const opened = openedBody(body)
  if (opened.kind !== 'open') return opened
  const { root } = opened
  const list = field(root, 'output1')
  if (list?.type !== 'array') return unreadable
  const sums = sumsOf(field(root, 'output2'))
  if (list.items.length === 0 && sums === null) return unreadable
  const rows = list.items.map(rowOf)
  const next = nextOf(root, more)
  if (next === null || rows.some((row) => row === null)) return unreadable
  const read = rows.filter((row) => row !== null)
  const issues = read.filter(({ code }) => code !== '')
  return {
    kind: 'account',
    sums: sumNames.map(([name, kind]) => (sums ? figure(field(sums, name), kind) : '?')).join('|'),
    equities: issues.map(({ line }) => line),
    others: read.filter(({ code }) => code === '').map(({ line }) => line),
    holdings: issues.map(({ held }) => held),
    unlisted: read.length - issues.length,
    next,
  }
}

function nextOf(root: Node, more: string): string | null {
  if (['', 'D', 'E'].includes(more)) return '-'
  const [search, next] = [field(root, 'ctx_area_fk100'), field(root, 'ctx_area_nk100')]
  if (!['F', 'M'].includes(more) || search?.type !== 'text' || next?.type !== 'text') return null
  return `${stripped(search.text)}/${stripped(next.text)}`
}

function sumsOf(output2: Node | undefined): Node | null {
  const [only, ...more] = output2?.type === 'array' ? output2.items : [output2]
  return only?.type === 'object' && more.length === 0 ? only : null
}

const sumNames = [
  ['dnca_tot_amt', 'whole'],
  ['nxdy_excc_amt', 'whole'],
  ['prvs_rcdl_excc_amt', 'whole'],
  ['tot_loan_amt', 'count'],
  ['pchs_amt_smtl_amt', 'count'],
  ['evlu_amt_smtl_amt', 'count'],
  ['evlu_pfls_smtl_amt', 'whole'],
  ['tot_evlu_amt', 'whole'],
] as const

interface Row {
  readonly code: string
  readonly line: string
  readonly held: string
}

function rowOf(row: Node): Row | null {
  if (row.type !== 'object') return null
  const pdno = words(field(row, 'pdno'))
  const characters = [...pdno]
  if (characters.some((each) => !/[A-Z0-9]/.test(each)) || pdno.length < 6 || pdno.length > 12) return null
  const code = pdno.length === 6 ? pdno : isinCode(pdno)
  const name = words(field(row, 'prdt_name'))
  const named = name.length > 200 ? '' : name
  const financing = financingOf(row)
  const told = (each: string, kind: Kind) => figure(field(row, each), kind)
  const figures = [
    told('hldg_qty', 'count'),
    told('pchs_amt', 'count'),
    told('evlu_amt', 'count'),
    told('evlu_pfls_amt', 'whole'),
    told('evlu_pfls_rt', 'rate'),
  ]
  const isin = pdno.length === 6 ? '' : pdno
  return {
    code,
    line: [isin, code, named, financing, ...figures].join('|'),
    held: [
      ...[code, named, financing, words(field(row, 'trad_dvsn_name'))],
      ...[told('hldg_qty', 'count'), told('ord_psbl_qty', 'count')],
    ].join('|'),
  }
}

/** Luhn over the letters as two digits each, from the right, the check digit among them. */
function isinCode(pdno: string): string {
  if (!pdno.startsWith('KR7') || pdno.length !== 12 || /[A-Z]$/.test(pdno)) return ''
  let [sum, isDoubled] = [0, false]
  for (const sign of [...pdno].reverse()) {
    const value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign)
    for (const digit of value > 9 ? [value % 10, Math.floor(value / 10)] : [value]) {
      sum += isDoubled ? Math.floor((digit * 2) / 10) + ((digit * 2) % 10) : digit
      isDoubled = !isDoubled
    }
  }
  return sum % 10 === 0 ? pdno.substring(3, 9) : ''
}

function financingOf(row: Node): string {
  if (words(field(row, 'trad_dvsn_name')) === '현금') return 'cash'
  const lent = figure(field(row, 'loan_amt'), 'whole')
  const date = words(field(row, 'loan_dt'))
  const hasDate = [...date].some((each) => each >= '1' && each <= '9')
  return hasDate || !['', '?', '0'].includes(lent) ? 'credit' : 'unknown'
}

type Kind = 'count' | 'whole' | 'rate'

const largest = 9_007_199_254_740_991n

/** The text of a figure that may be shown; "" for one left empty, "?" for one that cannot be read. */
function figure(node: Node | undefined, kind: Kind): string {
  if (node?.type !== 'text') return '?'
  const text = stripped(node.text)
  if (text === '') return ''
  const [, minus, integer = '', fraction = ''] = /^(-?)([0-9]+)((?:[.][0-9]+)?)$/.exec(text) ?? []
  if (minus === undefined || (integer.length > 1 && integer.startsWith('0'))) return '?'
  if (kind === 'rate') return integer.length + Math.max(0, fraction.length - 1) > 15 ? '?' : text
  if (fraction !== '' || text === '-0' || (minus === '-' && kind === 'count')) return '?'
  return BigInt(integer) > largest ? '?' : text
}
