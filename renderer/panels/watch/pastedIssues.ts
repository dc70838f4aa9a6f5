import { shortCodeIn } from '../../../shared/domain/isin.ts'
import { issueCodeIn, issueCodesIn } from '../../../shared/domain/issueText.ts'
import type { WatchLine } from '../../../shared/domain/watchlist.ts'

export interface Pasted {
  /** In their order, each issue once. */
  readonly lines: readonly WatchLine[]
  /** Words that mean nothing here, each once. */
  readonly rest: readonly string[]
}

interface Known {
  readonly nameOf: (code: string) => string | null
  /** The one issue of exactly that name; `null`: none, or more than one. */
  readonly codeOf: (name: string) => string | null
}

/** A column that holds the codes, as files of brokers and of this program head it. */
const codeHead = /^(?:종목\s?코드|단축\s?코드|표준\s?코드|코드|(?:short |issue )?code|symbol|ticker|isin)$/i
const isinText = /^[A-Z]{2}[0-9A-Z]{9}\d$/
const figure = /^[+\-−]?[\d,.]+%?$/
const sectionText = /^#\s*(\S.*)$/

/** Every issue in a pasted text or a file: codes, ISINs, names; lines that begin with # are sections. */
export function pastedIssues(text: string, known: Known): Pasted {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const cells = onlyCodes(lines)
  const found = new Map<string, WatchLine>()
  const rest = new Set<string>()
  for (const line of cells ?? lines) {
    const title = sectionText.exec(line.trim())?.[1]
    if (title !== undefined) {
      found.set(`# ${found.size}`, { kind: 'section', title: title.slice(0, 40) })
      continue
    }
    const { codes, name, unread } = readLine(line, known)
    for (const code of codes)
      if (!found.has(code)) found.set(code, { kind: 'issue', code, name: known.nameOf(code) ?? name })
    for (const word of unread) rest.add(word)
  }
  return { lines: [...found.values()], rest: [...rest] }
}

/** A table whose head names the column of codes: nothing else in it is looked at. `null`: it is no such table. */
function onlyCodes(lines: readonly string[]): readonly string[] | null {
  const separator = lines[0]?.includes('\t') ? '\t' : ','
  const head = cellsOf(lines[0] ?? '', separator)
  const place = head.findIndex((cell) => codeHead.test(cell))
  if (head.length < 2 || place < 0) return null
  return lines
    .slice(1)
    .map((line) => cellsOf(line, separator)[place] ?? '')
    .filter((cell) => cell !== '')
}

/** A cell as a spreadsheet shows it: `"=""005930"""` is 005930. */
function cellsOf(line: string, separator: string): readonly string[] {
  return line
    .split(new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`))
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replaceAll('""', '"'),
    )
    .map((cell) => cell.replace(/^="(.*)"$/, '$1').trim())
}

interface ReadLine {
  readonly codes: readonly string[]
  /** What the line itself calls its only issue. */
  readonly name: string | null
  readonly unread: readonly string[]
}

function readLine(line: string, { nameOf, codeOf }: Known): ReadLine {
  const own = listed(line)
  if (own) return { codes: [own.code], name: own.name, unread: [] }
  const whole = codeOf(line.trim())
  if (whole !== null) return { codes: [whole], name: null, unread: [] }
  const codes: string[] = []
  const unread: string[] = []
  // Word by word, so that codes, ISINs and names keep the order in which they stand.
  for (const word of line.split(/[\s,;|/:"'`()[\]{}<>·=]+/).filter((part) => part !== '')) {
    const code = issueCodesIn(word).codes[0] ?? ofIsin(word.toUpperCase()) ?? codeOf(word)
    if (code !== null) codes.push(code)
    else unread.push(word)
  }
  const named = codes.map((code) => nameOf(code) ?? '').join(' ')
  return {
    codes,
    name: null,
    // A name beside its code is no riddle, nor is a figure; where the list does not know the code, neither is the rest.
    unread: codes.length > 0 ? unread.filter((word) => !isBeside(word, named, codes.length)) : unread,
  }
}

function isBeside(word: string, named: string, count: number): boolean {
  return figure.test(word) || named.includes(word) || (count === 1 && named === '')
}

/** The short code in a Korean share's ISIN; any other ISIN stands for itself. */
function ofIsin(word: string): string | null {
  if (!isinText.test(word)) return null
  return word.startsWith('KR7') ? shortCodeIn(word) : word
}

/** A code, a tab and a name, as `plainList` writes them. A name may hold what looks like a code. */
function listed(line: string): { readonly code: string; readonly name: string } | null {
  const [first = '', name = '', ...more] = line.split('\t').map((cell) => cell.trim())
  const code = issueCodeIn(first) ?? ofIsin(first.toUpperCase())
  return code !== null && name !== '' && issueCodeIn(name) === null && more.length === 0
    ? { code, name }
    : null
}
