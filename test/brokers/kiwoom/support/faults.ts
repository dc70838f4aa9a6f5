import type { KiwoomSimulator } from '../../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import type { Watching } from './watching.ts'

export type Fault = (kiwoom: KiwoomSimulator, client: Watching) => void | Promise<void>

/** Ways to lose a line that comes back at once. */
export const lostLines: readonly Fault[] = [
  (kiwoom) => kiwoom.drop('close'),
  (kiwoom) => kiwoom.drop('fin'),
  (kiwoom) => kiwoom.drop('rst'),
  (_, client) => client.source.reconnect(),
]

export const registrationRefused: Fault = (kiwoom) => {
  kiwoom.refuseRegistration(105110, 1)
  kiwoom.drop('close')
}

/** Another program takes the session, something happens, and the user takes it back. */
export const takenOver =
  (meanwhile: (kiwoom: KiwoomSimulator) => void = () => {}): Fault =>
  async (kiwoom, client) => {
    kiwoom.kickOut()
    await client.status(({ phase }) => phase === 'stopped', 'taken over')
    meanwhile(kiwoom)
    client.source.takeOver()
  }

/** How often the line stopped being live. */
export const lossesOf = (client: Watching) =>
  client.statuses().filter(({ phase }, at, all) => phase !== 'live' && all[at - 1]?.phase === 'live').length
