import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

export interface Page {
  readonly type: string
  readonly body: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** A file of the built renderer, or `undefined`: outside the folder, of an unknown type, or not there. */
export async function readPage(folder: string, urlPath: string): Promise<Page | undefined> {
  const name = decoded(urlPath)
  if (name === undefined) return undefined
  const root = resolve(folder)
  const file = resolve(join(root, name))
  const type = types[extname(file)]
  if (!file.startsWith(root + sep) || type === undefined) return undefined
  return await readFile(file).then(
    (body) => ({ type, body }),
    () => undefined,
  )
}

function decoded(urlPath: string): string | undefined {
  try {
    const name = decodeURIComponent(urlPath)
    return /[\\\0]/.test(name) ? undefined : name
  } catch {
    return undefined
  }
}
