import type { Trouble } from '../../shared/domain/trouble.ts'
import type { WireResponse } from './http.ts'

const longestTitle = 80
/** A heading stands near the top; the rest of a long page is not searched. */
const searched = 5000

/** A page for people where data was due: a firewall's or a proxy's answer. `null`: it may be the broker's. */
export function foreignPage({ status, headers, body }: WireResponse): Trouble | null {
  const text = body.slice(0, searched).replace(/^[\uFEFF\s]+/, '')
  const html = /html/i.test(headers['content-type'] ?? '')
  // Some gateways call their JSON a page.
  const isPage = text.startsWith('<') || (html && !/^[{[]/.test(text))
  return isPage ? { kind: 'foreign-page', status, title: titleOf(text) } : null
}

function titleOf(page: string): string | null {
  const heading = [...page.matchAll(/<(title|h1)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi)]
    .map(([, , words = '']) => plainText(words))
    .find((words) => words !== '')
  return heading ?? null
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}

/** One line of visible characters, without markup; entities that matter little are left out. */
function plainText(markup: string): string {
  const text = markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w{1,8});/g, (_, name: string) => named[name.toLowerCase()] ?? ' ')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return [...text].slice(0, longestTitle).join('')
}
