import { installation } from '../../../electron/installation.ts'
import { openLoopbackHost } from '../../../electron/loopback/openLoopbackHost.ts'
import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { type MonitorApi, monitorContract } from '../../../shared/contract.ts'
import { serve } from '../../../shared/rpc/serve.ts'
import { answerParent } from '../support/child.ts'
import type { HostQuestion, Opening } from './hostQuestions.ts'
import { launchVigil } from './launchVigil.ts'
import { createTrader } from './trader.ts'
import { usage } from './usage.ts'
import { createWitness } from './witness.ts'

interface Host {
  readonly api: MonitorApi
  readonly market: KiwoomSimulator | undefined
  mintLink(): string
}

/** The browser host in one process, with or without the market it watches. */
async function open({ home, kiwoom }: Opening): Promise<Host> {
  const simulator = kiwoom ? undefined : await startSimulator({ clock: systemClock, seed: 7, day: 'quiet' })
  const place = kiwoom ?? simulator?.kiwoom
  if (!place) throw new Error('There is no Kiwoom to connect to.')
  const { api } = await launchVigil(home, place)
  const { mintLink } = await openLoopbackHost({
    folder: installation.pages,
    now: () => performance.now(),
    onPort: (port) => serve(monitorContract, api, port),
    onReuse: () => {},
    onRefused: () => {},
  })
  return { api, market: simulator?.kiwoom, mintLink: () => mintLink() }
}

let host: Host | undefined
let trader: ReturnType<typeof createTrader> | undefined
let told: Promise<void> | undefined

function opened(): Host {
  if (!host) throw new Error('Nothing was opened.')
  return host
}

function watchFor(last: Parameters<ReturnType<typeof createWitness>['until']>[0]): Promise<void> {
  const witness = createWitness(opened().api)
  const stopped = new AbortController()
  void (async () => {
    for await (const _ of witness.interruptions(undefined, stopped.signal));
  })()
  return witness.until(last, 1).finally(() => stopped.abort())
}

answerParent<HostQuestion>(async (question) => {
  if (question.ask === 'open') {
    host = await open(question)
    trader = host.market && createTrader(host.market)
    return null
  }
  switch (question.ask) {
    case 'link':
      return opened().mintLink()
    case 'trigger':
      return trader?.trigger()
    case 'burst':
      return await trader?.burst(question)
    case 'usage':
      return usage()
    case 'watch':
      told = watchFor(question.last)
      return null
    case 'told':
      return await told
  }
})
