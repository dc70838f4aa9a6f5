import type { App, Session, WebContents } from 'electron'

/** What the page may do beyond showing itself: propose the code on the clipboard, and copy a figure there. */
const permitted: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write'])

/** Holds for every page there will ever be: next to nothing is permitted, nothing leads out, nothing opens. */
export function installGuards(app: App, session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permitted.has(permission) && isOurPage(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permitted.has(permission) && isOurPage(`${origin}/`),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // The tables that the page itself wrote, which the system asks the user where to put.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${ourPages}`)) event.preventDefault()
  })
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }))
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

const ourPages = 'app://vigil/'

/** An origin may come with its slash or without. */
function isOurPage(url: string): boolean {
  return url.startsWith(ourPages)
}

/** The page loads our own scheme and what it wrote itself; developer tools, where they are opened, load theirs. */
function isOurs(url: string): boolean {
  return isOurPage(url) || url.startsWith(`blob:${ourPages}`) || url.startsWith('devtools://')
}
