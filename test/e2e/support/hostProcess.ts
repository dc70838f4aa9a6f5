import { appendFileSync } from 'node:fs'
import type { DemoPlaces } from '../../../electron/demoServers.ts'
import { createHostLog } from '../../../electron/hostLog.ts'
import { installation } from '../../../electron/installation.ts'
import { launch } from '../../../electron/launch.ts'
import { openLoopbackHost } from '../../../electron/loopback/openLoopbackHost.ts'
import type { Brokerage } from '../../../electron/monitor/broker.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { monitorContract } from '../../../shared/contract.ts'
import { serve } from '../../../shared/rpc/serve.ts'
import { demoOf } from '../../support/demoServers.ts'
import { vaultChildIn } from '../../support/startVaultChild.ts'

/** What the browser host is, with brokers that the test plays. Speaks with its parent over Node's own channel. */
export interface HostQuestion {
  readonly home: string
  /** A demo of these brokers; without it, the user's own profile. */
  readonly demo?: DemoPlaces
  readonly servers?: Brokerage['overrides']
  /** Where its log goes. */
  readonly logFile?: string
}

process.once('message', (question: HostQuestion) => void run(question))
process.once('disconnect', () => process.exit(1))

async function run({ home, demo, servers = {}, logFile }: HostQuestion): Promise<void> {
  const vigil = await launch(
    {
      home,
      clock: systemClock,
      notifier: 'window',
      log: createHostLog((line) => logFile && appendFileSync(logFile, line), systemClock),
      version: installation.version,
      startVaultChild: vaultChildIn(process.env),
      flags: { demo: demo !== undefined, servers },
    },
    demo && (async () => demoOf(demo)),
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
