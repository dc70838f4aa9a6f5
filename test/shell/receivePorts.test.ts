import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { appPage } from '../../electron/shell/appScheme.ts'
import { receivePorts } from '../../electron/shell/receivePorts.ts'

it('a port from our page is taken, and any other is shut', () => {
  const ipcMain = new EventEmitter()
  const contents = {}
  const taken: unknown[] = []
  const shut: string[] = []
  receivePorts({ ipcMain: ipcMain as never, contents, onPort: (pipe) => taken.push(pipe) })
  const port = (name: string) => ({ name, close: () => shut.push(name) })
  const ours = port('ours')
  const senderFrame = { url: appPage, parent: null }

  ipcMain.emit('vigil-port', { sender: contents, senderFrame, ports: [ours] })
  ipcMain.emit('vigil-port', { sender: contents, senderFrame: null, ports: [port('frameless')] })
  ipcMain.emit('vigil-port', { sender: {}, senderFrame, ports: [port('another window')] })
  ipcMain.emit('vigil-port', { sender: contents, senderFrame, ports: [] })

  expect(taken).toEqual([ours])
  expect(shut).toEqual(['frameless', 'another window'])
})
