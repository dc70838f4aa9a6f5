import type { Port } from '../../shared/rpc/port.ts'
import { messagePort } from './messagePort.ts'

/** Asks the preload for the one port it holds. It is given once per page load. */
export function openDesktopPort(): Promise<Port> {
  return new Promise((resolve) => {
    window.addEventListener('message', function take(event) {
      const [pipe] = event.ports
      if (event.source !== window || event.data !== 'vigil-port' || !pipe) return
      window.removeEventListener('message', take)
      resolve(messagePort(pipe))
    })
    window.postMessage('vigil-port?', location.origin)
  })
}
