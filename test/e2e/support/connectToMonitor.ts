import WebSocket from 'ws'
import { openWebSocketPort } from '../../../renderer/ports/webSocket.ts'
import { type MonitorApi, monitorContract } from '../../../shared/contract.ts'
import { connect } from '../../../shared/rpc/connect.ts'

export interface MonitorClient extends Disposable {
  readonly api: MonitorApi
}

/** The monitor as a page has it, without a page: for what must be counted rather than seen. */
export async function connectToMonitor(link: string): Promise<MonitorClient> {
  const { host, hash, origin } = new URL(link)
  const token = new URLSearchParams(hash.slice(1)).get('t') ?? ''
  const socket = new WebSocket(`ws://${host}/port`, { origin })
  const admission = await openWebSocketPort(socket as unknown as globalThis.WebSocket, { token })
  if (admission.kind !== 'admitted') throw new Error(`The host did not let the test in: ${admission.kind}.`)
  const { port } = admission
  return { api: connect(monitorContract, port), [Symbol.dispose]: () => port.close() }
}
