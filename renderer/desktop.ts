import { monitorContract } from '../shared/contract.ts'
import { connect } from '../shared/rpc/connect.ts'
import { startApp } from './app/start.tsx'
import { openDesktopPort } from './ports/desktopPort.ts'

const port = await openDesktopPort()
startApp({
  api: connect(monitorContract, port),
  closed: new Promise((resolve) => port.onClose(resolve)),
  popups: 'system',
})
