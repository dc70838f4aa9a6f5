import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Attention, MonitorApi } from '../shared/contract.ts'
import type { Clock } from '../shared/domain/time.ts'
import { createBrokerage } from './createBrokerage.ts'
import { openVault } from './credentials/openVault.ts'
import { startDemoServers } from './demoServers.ts'
import type { Flags } from './flags.ts'
import { openJournal } from './journal/openJournal.ts'
import { openReadings } from './journal/openReadings.ts'
import { describeMachine } from './machine.ts'
import type { DemoServers } from './monitor/broker.ts'
import { createMonitor } from './monitor/createMonitor.ts'
import type { Log, Notifier, StartVaultChild } from './monitor/platform.ts'
import { createHttp } from './net/http.ts'
import { openPreferences } from './preferences/openPreferences.ts'

export interface Vigil extends AsyncDisposable {
  readonly api: MonitorApi
  /** Brings something up in every window. */
  pointAt(what: Attention): void
}

export interface LaunchOptions {
  /** The data folder; need not exist. */
  readonly home: string
  readonly clock: Clock
  readonly notifier: Notifier | 'window'
  readonly log: Log
  readonly version: string
  readonly startVaultChild: StartVaultChild
  readonly flags: Pick<Flags, 'demo' | 'servers'>
}

/** Puts Vigil together for whichever host: the only place that knows all of its parts. */
export async function launch(
  options: LaunchOptions,
  startDemo: (clock: Clock) => Promise<DemoServers> = startDemoServers,
): Promise<Vigil> {
  const { clock, log, notifier, version, home, flags, startVaultChild } = options
  const preferences = openPreferences({ file: join(home, 'preferences.json'), clock, log })
  const vault = openVault({ start: startVaultChild, index: preferences.vaultIndex, clock, log })
  const http = createHttp(clock)
  const monitor = createMonitor({
    platform: {
      clock,
      log,
      notifier,
      vault,
      preferences,
      // Simulated events never share a file with real ones.
      openReadings: (environment) => openReadings(join(home, `program-${environment}.sqlite`), clock),
      openJournal: (environment) => openJournal(join(home, `journal-${environment}.sqlite`), clock),
      fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
      newId: () => randomUUID().slice(0, 8),
      describeMachine: () => describeMachine(home),
    },
    brokerage: createBrokerage({
      clock,
      log,
      http,
      overrides: flags.servers,
      startDemo: () => startDemo(clock),
    }),
    startInDemo: flags.demo,
    version,
  })

  return {
    api: monitor.api,
    pointAt: monitor.pointAt,
    async [Symbol.asyncDispose]() {
      await monitor[Symbol.asyncDispose]()
      await vault[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}
