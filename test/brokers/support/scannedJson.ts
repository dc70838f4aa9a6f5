// A reader of JSON that shares nothing with the product, not even the platform's: it sees every name that is told.

export type Node =
  | { readonly type: 'object'; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly type: 'array'; readonly items: readonly Node[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'other'; readonly raw: string }

class NotJson extends Error {}

/** Strict JSON that keeps what is told twice. */
function scanned(json: string): Node {
  let at = 0
  /** Of sticky patterns. */
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(json)?.[0]
    at += found?.length ?? 0
    return found
  }
  const need = (pattern: RegExp): string => {
    const found = take(pattern)
    if (found === undefined) throw new NotJson()
    return found
  }
  const text = (): string => {
    const token = need(/"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
    if ([...token].some((character) => character < ' ')) throw new NotJson()
    return token.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, mark: string) => marked(mark))
  }
  const value = (): Node => {
    need(/[ \t\r\n]*/y)
    const node = json[at] === '{' ? object() : json[at] === '[' ? array() : scalar()
    need(/[ \t\r\n]*/y)
    return node
  }
  const object = (): Node => {
    const entries: [string, Node][] = []
    need(/\{[ \t\r\n]*/y)
    if (take(/\}/y)) return { type: 'object', entries }
    do {
      need(/[ \t\r\n]*/y)
      const name = text()
      need(/[ \t\r\n]*:/y)
      entries.push([name, value()])
    } while (take(/,/y))
    need(/\}/y)
    return { type: 'object', entries }
  }
  const array = (): Node => {
    const items: Node[] = []
    need(/\[[ \t\r\n]*/y)
    if (take(/\]/y)) return { type: 'array', items }
    do items.push(value())
    while (take(/,/y))
    need(/\]/y)
    return { type: 'array', items }
  }
  const scalar = (): Node =>
    json[at] === '"'
      ? { type: 'text', text: text() }
      : { type: 'other', raw: need(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y) }
  const whole = value()
  if (at !== json.length) throw new NotJson()
  return whole
}

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function marked(mark: string): string {
  return mark.length === 5 ? String.fromCharCode(Number.parseInt(mark.slice(1), 16)) : (short[mark] ?? mark)
}

/** Whether any object in it tells a name twice. */
export const repeats = (node: Node): boolean => {
  if (node.type === 'array') return node.items.some(repeats)
  if (node.type !== 'object') return false
  const names = node.entries.map(([name]) => name)
  return new Set(names).size < names.length || node.entries.some(([, inner]) => repeats(inner))
}

export const field = (node: Node, name: string): Node | undefined =>
  node.type === 'object' ? node.entries.find(([each]) => each === name)?.[1] : undefined

export const stripped = (text: string) => text.replace(/^\s+|\s+$/g, '')

export const words = (node: Node | undefined): string => (node?.type === 'text' ? stripped(node.text) : '')

/** Codes come as texts and as numbers. */
export const code = (node: Node | undefined): string =>
  node?.type === 'other' && /^-?\d/.test(node.raw) ? `${Number(node.raw)}` : words(node)

/** `null`: not JSON. */
export function rootOf(body: string): Node | null {
  try {
    return scanned(body)
  } catch (error) {
    if (error instanceof NotJson) return null
    throw error
  }
}
