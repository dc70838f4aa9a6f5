import { ipcRenderer } from 'electron'

/**
 * Gives the page one end of a channel to the main process, once, and puts nothing on `window`.
 * The page asks first, so that it is listening when the port comes.
 */
window.addEventListener('message', function handOver(event) {
  if (event.source !== window || event.origin !== location.origin || event.data !== 'vigil-port?') return
  window.removeEventListener('message', handOver)
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage('vigil-port', null, [port1])
  window.postMessage('vigil-port', location.origin, [port2])
})
