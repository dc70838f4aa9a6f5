import { Secret } from '../../../electron/credentials/secret.ts'
import { createHostLog } from '../../../electron/hostLog.ts'
import { installation } from '../../../electron/installation.ts'
import { launch } from '../../../electron/launch.ts'
import { openLoopbackHost } from '../../../electron/loopback/openLoopbackHost.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { monitorContract } from '../../../shared/contract.ts'
import { serve } from '../../../shared/rpc/serve.ts'

/** What the browser host is, with brokers that the test plays. Speaks with its parent over Node's own channel. */
export interface HostQuestion {
  readonly home: string
  readonly kiwoom: {
    readonly rest: string
    readonly socket: string
    readonly appKey: string
    readonly appSecret: string
  }
}

process.once('message', (question: HostQuestion) => void run(question))
process.once('disconnect', () => process.exit(1))

async function run({ home, kiwoom }: HostQuestion): Promise<void> {
  const vigil = await launch(
    {
      home,
      clock: systemClock,
      notifier: 'window',
      log: createHostLog(() => {}, systemClock),
      version: installation.version,
    },
    async () => ({
      environment: 'demo',
      kiwoom: { ...kiwoom, appSecret: new Secret(kiwoom.appSecret) },
      [Symbol.asyncDispose]: async () => {},
    }),
  )
  const host = await openLoopbackHost({
    folder: installation.pages,
    now: () => performance.now(),
    onPort: (port) => serve(monitorContract, vigil.api, port),
    onReuse: () => {},
    onRefused: () => {},
  })
  process.on('message', () => process.send?.(host.mintLink()))
  process.once('SIGTERM', async () => {
    await host[Symbol.asyncDispose]()
    await vigil[Symbol.asyncDispose]()
    process.exit(0)
  })
  process.send?.('ready')
}
