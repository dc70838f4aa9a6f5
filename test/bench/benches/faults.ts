import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import type { MonitorApi } from '../../../shared/contract.ts'
import type { LinkStatus } from '../../../shared/domain/link.ts'
import { launchVigil } from '../subjects/launchVigil.ts'
import type { Bench, Measurement } from '../support/measurement.ts'
import { median } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Long enough for two and a half of them to exceed the shortest patience with a silent line, ms. */
const pingPeriod = 500

interface Fault {
  readonly name: string
  strike(kiwoom: KiwoomSimulator): void
  /** Brings the line back; absent where the server takes new connections all along. */
  mend?(kiwoom: KiwoomSimulator): void
}

const faults: readonly Fault[] = [
  { name: 'RST', strike: (kiwoom) => kiwoom.drop('rst') },
  { name: 'FIN', strike: (kiwoom) => kiwoom.drop('fin') },
  { name: 'black hole', strike: (kiwoom) => kiwoom.blackHole(), mend: (kiwoom) => kiwoom.heal() },
]

interface Timed {
  readonly noticed: number
  /** From the line's return, or the end of the back-off if that came later, to the broker's confirmation. */
  readonly back: number
}

/** How soon a cut line is noticed, and how soon it is back once it can be. */
export const faultsBench: Bench = {
  name: 'faults',
  async measure({ quick, tell }) {
    using folder = temporaryFolder()
    await using simulator = await startSimulator({ clock: systemClock, seed: 7, day: 'quiet', pingPeriod })
    const { kiwoom } = simulator
    await using vigil = await launchVigil(folder.path, kiwoom)
    const measured: Measurement[] = []
    for (const fault of faults) {
      const rounds: Timed[] = []
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        tell(`${fault.name}, round ${round + 1}`)
        rounds.push(await suffer(fault, kiwoom, vigil.api))
      }
      measured.push(...figuresOf(fault, rounds))
    }
    return measured
  },
}

async function suffer(fault: Fault, kiwoom: KiwoomSimulator, api: MonitorApi): Promise<Timed> {
  await status(api, ({ pingPeriod: observed, phase }) => phase === 'live' && observed < 2 * pingPeriod)
  fault.strike(kiwoom)
  const struckAt = systemClock.now()
  const lost = await status(api, ({ phase }) => phase === 'backing-off')
  fault.mend?.(kiwoom)
  const mendedAt = systemClock.now()
  const live = await status(api, ({ phase }) => phase === 'live')
  const couldStart = Math.max(lost.retryAt ?? mendedAt, mendedAt)
  return { noticed: lost.since - struckAt, back: (live.liveSince ?? Number.NaN) - couldStart }
}

async function status(api: MonitorApi, condition: (status: LinkStatus) => boolean): Promise<LinkStatus> {
  for await (const batch of api.links(undefined)) {
    const found = batch.find(condition)
    if (found) return found
  }
  throw new Error('Vigil stopped telling of its line.')
}

function figuresOf({ name, mend }: Fault, rounds: readonly Timed[]): Measurement[] {
  const noticed = rounds.map((round) => (mend ? round.noticed / pingPeriod : round.noticed))
  const back = rounds.map((round) => round.back)
  return [
    {
      kind: 'figure',
      name: `${name}: cut -> said by the lamps`,
      unit: mend ? 'PING periods' : 'ms',
      value: median(noticed),
      rounds: noticed,
      // The last message was up to one period old when the line went dark.
      goal: mend ? { atMost: 2.5 } : { atMost: 50 },
    },
    {
      kind: 'figure',
      name: `${name}: line and back-off over -> registered again`,
      unit: 'ms',
      value: median(back),
      rounds: back,
      goal: { atMost: 2000 },
    },
  ]
}
