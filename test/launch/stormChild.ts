import { writeSync } from 'node:fs'
import { launch } from '../../electron/launch.ts'
import { startSimulator } from '../../electron/simulator/startSimulator.ts'
import { systemClock as clock } from '../../electron/systemClock.ts'
import { demoOf } from '../support/demoServers.ts'
import { vaultChildIn } from '../support/startVaultChild.ts'

/** Vigil in a storm that does not end, to be killed. Prints the id of each VI once a window has been told of it. */
const home = process.argv[2] ?? ''
const simulator = await startSimulator({ clock, seed: Number(process.argv[3]), day: 'quiet' })
const log = { info: () => {}, warn: () => {} }
const vigil = await launch(
  {
    home,
    clock,
    notifier: 'window',
    log,
    version: '0.0.0',
    startVaultChild: vaultChildIn({}),
    flags: { demo: true, servers: {} },
  },
  async () => demoOf(simulator),
)

async function tell(): Promise<void> {
  for await (const batch of vigil.api.interruptions(undefined)) {
    const ids = batch.flatMap((news) => (news.kind === 'changed' ? [news.interruption.id] : []))
    if (ids.length > 0) writeSync(1, `${ids.join('\n')}\n`)
  }
}

async function live(): Promise<void> {
  for await (const batch of vigil.api.links(undefined))
    if (batch.some((status) => status.phase === 'live')) return
}

void tell()
await live()
for (;;) await simulator.kiwoom.storm({ count: 200 })
