import { expect, test } from 'vitest'
import { createRandom } from '../../../electron/simulator/random.ts'
import { startSimulator } from '../../../electron/simulator/startSimulator.ts'
import type { LinkStatus } from '../../../shared/domain/link.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { until } from '../../support/until.ts'
import { type Fault, lossesOf, lostLines, registrationRefused, takenOver } from './support/faults.ts'
import { fastClock, type Watching, watching } from './support/watching.ts'

const rounds = 60
/** The last second before a loss is vouched for by nobody. */
const inDoubt = 1000

const faults: readonly Fault[] = [
  ...lostLines,
  (kiwoom) => {
    kiwoom.expireToken()
    kiwoom.drop('rst')
  },
  (kiwoom) => {
    kiwoom.refuseLogin(9999, 1)
    kiwoom.drop('fin')
  },
  registrationRefused,
  takenOver((kiwoom) => void kiwoom.trigger()),
  async (kiwoom, client) => {
    kiwoom.refuseConnections()
    kiwoom.drop('rst')
    await impatiently(client, 'refused', ({ loss }) => loss?.cause === 'refused-connection')
    kiwoom.trigger()
    await kiwoom.acceptConnections()
  },
  async (kiwoom, client) => {
    const losses = lossesOf(client)
    kiwoom.blackHole()
    kiwoom.trigger()
    await until('the silence to be noticed', () => lossesOf(client) > losses)
    kiwoom.heal()
  },
]

/** Waits like a user who presses the button: the back-off is tried elsewhere. */
async function impatiently(client: Watching, words: string, condition: (status: LinkStatus) => boolean) {
  await until(words, () => {
    const latest = client.statuses().at(-1)
    if (latest && condition(latest)) return true
    if (latest?.phase === 'backing-off') client.source.reconnect()
    return false
  })
}

/** The spans that the client vouches for, as whoever reads its statuses must understand them. */
function vouched(statuses: readonly LinkStatus[]): readonly (readonly [from: number, until: number])[] {
  const spans: [number, number][] = []
  let from: number | null = null
  for (const { phase, liveSince, loss, heardAt } of statuses) {
    if (phase === 'live' && from === null) {
      from = liveSince ?? 0
      spans.push([from, heardAt ?? from])
    }
    const span = spans.at(-1)
    if (from === null || !span) continue
    if (phase === 'live') span[1] = heardAt ?? span[1]
    else {
      span[1] = loss?.at ?? 0
      from = null
    }
  }
  return spans
}

test('through sixty faults every event is either seen or lies in a span nobody vouched for', async () => {
  const clock = fastClock(10)
  const random = createRandom(20_261_120)
  await using simulator = await startSimulator({ clock, seed: 3, day: 'quiet', pingPeriod: 1000 })
  const { kiwoom } = simulator
  await using client = watching(kiwoom, { clock })
  await client.status(({ pingPeriod }) => pingPeriod < 2000, 'the rhythm of the PINGs')
  for (let round = 0; round < rounds; round++) {
    kiwoom.trigger()
    const sentAt = clock.now()
    await client.status(({ heardAt }) => (heardAt ?? 0) > sentAt + inDoubt, 'time to vouch for it')
    kiwoom.trigger()
    const fault = faults[Math.floor(random() * faults.length)]
    const losses = lossesOf(client)
    await fault?.(kiwoom, client)
    kiwoom.trigger()
    await until('the fault to be noticed', () => lossesOf(client) > losses)
    await impatiently(client, 'live again', ({ phase }) => phase === 'live')
    const sent = kiwoom.ledger.length
    kiwoom.trigger()
    const frames = kiwoom.ledger.length - sent
    const before = client.sightings().length
    await until('the first events after the fault', () => client.sightings().length >= before + frames)
  }
  const spans = vouched(client.statuses())
  const seen = new Map<string, number>()
  for (const { issue, venues, triggeredAt, kind } of client.sightings()) {
    const key = `${issue.code} ${venues.join()} ${kstTime(triggeredAt)} ${kind}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const venues: Record<string, string> = { '': 'KRX', _NX: 'NXT', _AL: 'combined' }
  let vouchedFor = 0
  for (const { item, interruption, sentAt } of kiwoom.ledger) {
    const key = `${item.slice(0, 6)} ${venues[item.slice(6)]} ${kstTime(interruption.triggeredAt)} ${interruption.kind}`
    // In the very tick of the registration an event may have been sent before it.
    if (!spans.some(([from, end]) => sentAt > from && sentAt < end)) continue
    vouchedFor++
    expect(seen.get(key), `${key} was lost in silence`).toBe(1)
  }
  expect(vouchedFor).toBeGreaterThanOrEqual(rounds)
  expect(spans.length).toBeGreaterThan(rounds)
  expect(kiwoom.counters.mostSockets).toBe(1)
  expect(kiwoom.counters.registrations).toBe(kiwoom.counters.logins - registrationsRefused(client))
})

function registrationsRefused(client: Watching): number {
  const causes = client.statuses().map(({ phase, loss }) => phase === 'backing-off' && loss?.cause)
  return causes.filter((cause, at) => cause === 'registration-refused' && causes[at - 1] !== cause).length
}
