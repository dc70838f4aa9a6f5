import { EventEmitter } from 'node:events'
import type { installGuards } from '../../electron/shell/guards.ts'

type App = Parameters<typeof installGuards>[0]
type Session = Parameters<typeof installGuards>[1]
type Handler = (...values: never[]) => unknown

/** Notes which handlers were installed, by the name of their setter. */
export interface FakeElectron {
  readonly app: App
  readonly session: Session
  readonly handlers: Map<string, Handler>
  /** A page that has just come to be, guards installed; `emit` says whether the event was prevented. */
  openPage(): { emit(event: string): boolean; readonly handlers: Map<string, Handler> }
  /** What the session would answer to a request for `url`: cancelled or not. */
  isCancelled(url: string): boolean
  readonly downloads: { isPrevented(url: string): boolean }
}

export function createFakeElectron(): FakeElectron {
  const handlers = new Map<string, Handler>()
  const app = new EventEmitter()
  const session = Object.assign(new EventEmitter(), {
    ...setters(handlers, [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
    ]),
    webRequest: setters(handlers, ['onBeforeRequest']),
  })
  return {
    app: app as unknown as App,
    session: session as unknown as Session,
    handlers,
    openPage() {
      const pageHandlers = new Map<string, Handler>()
      const contents = Object.assign(new EventEmitter(), setters(pageHandlers, ['setWindowOpenHandler']))
      app.emit('web-contents-created', {}, contents)
      return { emit: (event) => isPrevented(contents, event), handlers: pageHandlers }
    },
    isCancelled(url) {
      let isCancelled = false
      const handler = handlers.get('onBeforeRequest') as unknown as BeforeRequest
      handler({ url }, ({ cancel }) => {
        isCancelled = cancel
      })
      return isCancelled
    },
    downloads: {
      isPrevented: (url) => isPrevented(session, 'will-download', { getURL: () => url }),
    },
  }
}

type BeforeRequest = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void

function setters(
  handlers: Map<string, Handler>,
  names: readonly string[],
): Record<string, (h: Handler) => void> {
  return Object.fromEntries(names.map((name) => [name, (handler) => handlers.set(name, handler)]))
}

function isPrevented(emitter: EventEmitter, name: string, ...about: readonly unknown[]): boolean {
  let wasPrevented = false
  emitter.emit(
    name,
    {
      preventDefault() {
        wasPrevented = true
      },
    },
    ...about,
  )
  return wasPrevented
}
