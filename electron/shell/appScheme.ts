import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import type { CustomScheme } from 'electron'

export const appOrigin = 'app://vigil'
export const appPage = `${appOrigin}/desktop.html`

/** What a page of ours needs to be a secure context with an origin of its own, and no more. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: false, bypassCSP: false },
}

/** The page runs our files and speaks through its port only. */
export const appHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Answers the scheme from `folder`, the built renderer, and from nowhere else. */
export function appSchemeHandler(folder: string): (request: Request) => Promise<Response> {
  const root = resolve(folder)
  return async ({ method, url }) => {
    const file = fileFor(root, url)
    const type = file === undefined ? undefined : types[extname(file)]
    if (method !== 'GET' || file === undefined || type === undefined) return refused(404)
    return await readFile(file).then(
      (body) => new Response(body, { headers: { ...appHeaders, 'content-type': type } }),
      () => refused(404),
    )
  }
}

function fileFor(root: string, url: string): string | undefined {
  const { protocol, host, pathname } = new URL(url)
  if (`${protocol}//${host}` !== appOrigin) return undefined
  const name = decoded(pathname)
  if (name === undefined) return undefined
  const file = resolve(root, `.${name}`)
  return file.startsWith(root + sep) ? file : undefined
}

function decoded(pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname)
    return /[\\\0]/.test(name) ? undefined : name
  } catch {
    return undefined
  }
}

function refused(status: number): Response {
  return new Response(null, { status, headers: appHeaders })
}
