import type { MonitorApi } from '../../shared/contract.ts'
import type { MonitorHealth } from '../../shared/domain/health.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import type { InterruptionBroker, InterruptionSource } from './broker.ts'
import { createNotices } from './notices.ts'
import type { Notifier, Platform } from './platform.ts'
import { createPopups } from './popups.ts'
import { createTopic } from './topic.ts'
import { createViWatch } from './viWatch.ts'

export interface Monitor extends AsyncDisposable {
  readonly api: MonitorApi
}

interface MonitorDeps {
  /** `notifier: 'window'`: the host has none, the window shows popups itself. */
  readonly platform: Omit<Platform, 'notifier'> & { readonly notifier: Notifier | 'window' }
  readonly broker: InterruptionBroker
  readonly environment: Environment
  readonly version: string
}

/** The product without a host: watches the broker until disposed, and answers whoever holds `api`. */
export function createMonitor({ platform, broker, environment, version }: MonitorDeps): Monitor {
  const { clock, journal, log } = platform
  const stopping = new AbortController()
  const startedAt = clock.now()
  let settings: Settings = journal.settings() ?? defaultSettings

  const popups = createPopups(clock)
  const notifier = platform.notifier === 'window' ? popups.notifier : platform.notifier
  const notices = createNotices({
    notifier,
    journal,
    clock,
    settings: () => settings,
    signal: stopping.signal,
  })
  const watch = createViWatch({ broker: broker.id, platform, onChange: notices.tell })

  const health = (): MonitorHealth => ({ environment, version, startedAt, journal: journal.health() })
  const healthTopic = createTopic<MonitorHealth>({ snapshot: () => [health()], keyOf: () => 'health' })
  const settingsTopic = createTopic<Settings>({ snapshot: () => [settings], keyOf: () => 'settings' })
  const attention = createTopic<{ interruptionId: string }>({ snapshot: () => [] })
  journal.onHealth(() => healthTopic.publish(health()))
  notifier.onClick((interruptionId) => attention.publish({ interruptionId }))

  async function run(): Promise<void> {
    for await (const signals of broker.interruptions.watch(stopping.signal)) watch.accept(signals)
  }
  const running = run().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : 'unknown error'
    log.warn(`The VI watch broke: ${message}`)
    watch.fail(message)
  })

  return {
    api: {
      interruptions: (_, signal) => watch.interruptions.subscribe(signal),
      gaps: (_, signal) => watch.gaps.subscribe(signal),
      links: (_, signal) => watch.links.subscribe(signal),
      health: (_, signal) => healthTopic.subscribe(signal),
      settings: (_, signal) => settingsTopic.subscribe(signal),
      popups: (_, signal) => popups.topic.subscribe(signal),
      reportPopup: async ({ noticeId, outcome }) => popups.report(noticeId, outcome),
      noticeReports: (_, signal) => notices.reports.subscribe(signal),
      attention: (_, signal) => attention.subscribe(signal),
      reconnect: async (question) => source(question.broker).reconnect(),
      takeOver: async (question) => source(question.broker).takeOver(),
      changeSettings: async ({ locale = settings.locale, theme = settings.theme }) => {
        settings = { locale, theme }
        journal.saveSettings(settings)
        settingsTopic.publish(settings)
        return settings
      },
      testNotice: () => notices.test(),
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
      watch.stop()
    },
  }

  function source(id: string): InterruptionSource {
    if (id !== broker.id) throw new Fault('unknown-broker', `No broker named ${id} is connected.`)
    return broker.interruptions
  }
}
