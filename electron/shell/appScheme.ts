import type { CustomScheme } from 'electron'
import { pageHeaders } from '../pages/pageHeaders.ts'
import { readPage } from '../pages/readPage.ts'

export const appOrigin = 'app://vigil'
export const appPage = `${appOrigin}/desktop.html`

/** What a page of ours needs to be a secure context with an origin of its own, and no more. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: false, bypassCSP: false },
}

/** The page speaks through its message port only. */
export const appHeaders = pageHeaders("'none'")

/** Answers the scheme from `folder`, the built renderer, and from nowhere else. */
export function appSchemeHandler(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const { protocol, host, pathname } = new URL(url)
    if (method !== 'GET' || `${protocol}//${host}` !== appOrigin) return refused()
    const page = await readPage(folder, pathname)
    if (!page) return refused()
    return new Response(new Uint8Array(page.body), { headers: { ...appHeaders, 'content-type': page.type } })
  }
}

function refused(): Response {
  return new Response(null, { status: 404, headers: appHeaders })
}
