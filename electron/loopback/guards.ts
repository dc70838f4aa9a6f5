/** What a request says about itself; header names in lower case. */
export interface Knock {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface Refusal {
  readonly status: 403 | 404 | 405 | 421
  readonly reason: string
}

/** Says why a request is turned away. `origin` is our own: `http://127.0.0.1:PORT`. */
export type Guard = (knock: Knock, origin: string) => Refusal | undefined

/** A page that reached us under another name (DNS rebinding) carries that name in Host. */
function hostIsOurs({ headers }: Knock, origin: string): Refusal | undefined {
  if (headers.host === new URL(origin).host) return undefined
  return { status: 421, reason: 'host' }
}

function originIsOurs({ headers }: Knock, origin: string): Refusal | undefined {
  if (headers.origin === undefined || headers.origin === origin) return undefined
  return { status: 403, reason: 'origin' }
}

/** Browsers always send Origin with a WebSocket; what comes without one is no browser of ours. */
function originIsNamed({ headers }: Knock): Refusal | undefined {
  return headers.origin === undefined ? { status: 403, reason: 'origin missing' } : undefined
}

/** Another site may lead the user to our front page by a link, and may load or embed nothing. */
function siteIsOurs({ headers, url }: Knock): Refusal | undefined {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined
  const isVisit =
    url === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return isVisit ? undefined : { status: 403, reason: 'site' }
}

function methodOnlyReads({ method }: Knock): Refusal | undefined {
  return method === 'GET' || method === 'HEAD' ? undefined : { status: 405, reason: 'method' }
}

function pathIsPort({ url }: Knock): Refusal | undefined {
  return url === '/port' ? undefined : { status: 404, reason: 'path' }
}

export const pageGuards = { hostIsOurs, originIsOurs, siteIsOurs, methodOnlyReads } as const
export const portGuards = { hostIsOurs, originIsOurs, originIsNamed, siteIsOurs, pathIsPort } as const

export function firstRefusal(guards: readonly Guard[], knock: Knock, origin: string): Refusal | undefined {
  for (const guard of guards) {
    const refusal = guard(knock, origin)
    if (refusal) return refusal
  }
  return undefined
}
