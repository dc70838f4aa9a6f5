import { BrokerId, type Environment } from '../../shared/domain/instrument.ts'
import type { SessionsState } from '../stores/sessions.ts'

/** Whose figures are not from the real market, or not from the broker's own server. */
export interface Environments {
  /** Each environment in use once, in the brokers' order. */
  readonly shown: readonly Environment[]
  /** `all`: nothing on the page is real. */
  readonly demo: 'none' | 'all' | readonly BrokerId[]
  readonly live: readonly BrokerId[]
  readonly mock: readonly BrokerId[]
  readonly custom: readonly BrokerId[]
}

/** `feed` is where the VIs come from, which is Kiwoom; a broker that is not set up shows no figures. */
export function environmentsOf(feed: Environment | undefined, sessions: SessionsState): Environments {
  const used = BrokerId.options.flatMap((broker) => {
    const session = sessions[broker]
    const environment = session?.standing === 'not-set-up' ? undefined : session?.environment
    const simulated = broker === 'kiwoom' && feed === 'demo' ? feed : undefined
    const shown = simulated ?? environment ?? (broker === 'kiwoom' && !session ? feed : undefined)
    return shown ? [{ broker, environment: shown }] : []
  })
  const of = (wanted: Environment) =>
    used.filter(({ environment }) => environment === wanted).map(({ broker }) => broker)
  const demo = of('demo')
  return {
    shown: [...new Set(used.map(({ environment }) => environment))],
    demo: demo.length === 0 ? 'none' : demo.length === used.length ? 'all' : demo,
    live: of('live'),
    mock: of('mock'),
    custom: of('custom'),
  }
}
