/** `name=value&…`, as forms and queries are written. */
export function formOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** The fields after the `?` of an address; `null`: it has none, or they cannot be read. */
export function queryIn(address: string): Readonly<Record<string, string>> | null {
  const query = /\?([^#]*)/.exec(address)?.[1]
  if (query === undefined) return null
  try {
    const pairs = query.split('&').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decoded(name), decoded(value.join('='))] as const
    })
    return Object.fromEntries(pairs)
  } catch {
    return null
  }
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** `Authorization: Basic` of UTF-8 text (RFC 7617). */
export function basicAuth(name: string, password: string): string {
  const bytes = encoded(`${name}:${password}`).replace(/%([0-9A-F]{2})/g, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  )
  return `Basic ${btoa(bytes)}`
}
