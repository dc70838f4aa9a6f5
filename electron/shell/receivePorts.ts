import type { IpcMain, MessagePortMain } from 'electron'
import { isOurPage } from './senderCheck.ts'

interface ReceivePortsOptions {
  readonly ipcMain: Pick<IpcMain, 'on'>
  /** The contents of our window. */
  readonly contents: unknown
  onPort(pipe: MessagePortMain): void
}

/** Takes the ports that our page sends, and shuts any other in its sender's face. The only IPC there is. */
export function receivePorts({ ipcMain, contents, onPort }: ReceivePortsOptions): void {
  ipcMain.on('vigil-port', (event) => {
    const [pipe] = event.ports
    if (!pipe) return
    if (isOurPage(event, contents)) onPort(pipe)
    else pipe.close()
  })
}
