import { monitorContract } from '../shared/contract.ts'
import { connect } from '../shared/rpc/connect.ts'
import { startApp } from './app/start.tsx'
import { openBrowserPort } from './ports/browserPort.ts'

const admission = await openBrowserPort()
if (admission.kind === 'admitted') {
  const { port } = admission
  startApp({
    api: connect(monitorContract, port),
    closed: new Promise((resolve) => port.onClose(resolve)),
    popups: 'page',
  })
} else {
  // Without a port there is no monitor and no setting that could choose the language.
  document.body.textContent =
    admission.kind === 'refused'
      ? '이 링크는 이미 쓰였거나 만료되었습니다. Vigil을 다시 시작하면 새 창이 열립니다. · This link was used or has expired. Start Vigil again to open a new window.'
      : 'Vigil이 꺼져 있습니다. 다시 시작하세요. · Vigil is not running. Please start it again.'
}
