import { type Admission, type Key, openWebSocketPort } from './webSocket.ts'

/** Per origin, port included, and per tab: unlike a cookie it reaches no other server on this machine. */
const storageKey = 'vigil-session'

/** The page's line to the host that served it. A fresh link wins over the session of an earlier load. */
export async function openBrowserPort(): Promise<Admission> {
  const key = takeKey()
  if (!key) return { kind: 'refused' }
  const admission = await openWebSocketPort(new WebSocket(`ws://${location.host}/port`), key)
  if (admission.kind === 'admitted') sessionStorage.setItem(storageKey, admission.session)
  return admission
}

/** Takes the token out of the address bar, so that it stays in no history and no bookmark. */
function takeKey(): Key | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('t')
  if (token) {
    history.replaceState(null, '', location.pathname)
    return { token }
  }
  const session = sessionStorage.getItem(storageKey)
  return session ? { session } : undefined
}
