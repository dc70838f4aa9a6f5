import { join } from 'node:path'
import type { MonitorApi } from '../shared/contract.ts'
import type { Clock } from '../shared/domain/time.ts'
import { createKiwoom } from './brokers/kiwoom/kiwoom.ts'
import { Secret } from './credentials/secret.ts'
import { openJournal } from './journal/openJournal.ts'
import { createMonitor } from './monitor/createMonitor.ts'
import type { Log, Notifier } from './monitor/platform.ts'
import { createHttp } from './net/http.ts'
import { dial } from './net/socket.ts'
import { startSimulator } from './simulator/startSimulator.ts'

export interface Vigil extends AsyncDisposable {
  readonly api: MonitorApi
}

export interface LaunchOptions {
  /** The data folder; need not exist. */
  readonly home: string
  readonly clock: Clock
  readonly notifier: Notifier | 'window'
  readonly log: Log
  readonly version: string
}

/** Where the brokers are and what they know us by. Demo and live differ in this and nothing else. */
export interface Connections extends AsyncDisposable {
  readonly environment: 'demo' | 'live'
  readonly kiwoom: {
    readonly rest: string
    readonly socket: string
    readonly appKey: string
    readonly appSecret: Secret
  }
}

/** A simulated market on this machine. It takes its day from the clock, so a restart finds the same market. */
export async function demoConnections(clock: Clock): Promise<Connections> {
  const simulator = await startSimulator({ clock, seed: 1, day: 'lively' })
  const { rest, socket, credential } = simulator.kiwoom
  return {
    environment: 'demo',
    kiwoom: { rest, socket, appKey: credential.appKey, appSecret: new Secret(credential.appSecret) },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}

/** Puts Vigil together for whichever host: the only place that knows all of its parts. */
export async function launch(
  options: LaunchOptions,
  connect: (clock: Clock) => Promise<Connections> = demoConnections,
): Promise<Vigil> {
  const { clock, log, notifier, version, home } = options
  const connections = await connect(clock)
  const { environment, kiwoom } = connections
  // Simulated events never share a file with real ones.
  const journal = openJournal(join(home, `journal-${environment}.sqlite`), clock)
  const http = createHttp()
  const broker = createKiwoom({
    endpoints: { rest: kiwoom.rest, socket: kiwoom.socket },
    credential: { appKey: kiwoom.appKey, appSecret: kiwoom.appSecret },
    environment,
    clock,
    random: Math.random,
    http,
    dial,
    log,
  })
  const monitor = createMonitor({ platform: { clock, journal, notifier, log }, broker, environment, version })

  return {
    api: monitor.api,
    async [Symbol.asyncDispose]() {
      await monitor[Symbol.asyncDispose]()
      journal.close()
      await http[Symbol.asyncDispose]()
      await connections[Symbol.asyncDispose]()
    },
  }
}
