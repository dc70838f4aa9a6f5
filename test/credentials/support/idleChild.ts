import { once } from 'node:events'
import { reportStandstill } from './standstill.ts'

/** A process with nothing to do, until it is told that this is enough: how long does this machine make it stand still? */
await reportStandstill(async () => {
  await once(process, 'message')
  return { filesRead: 0, states: [] }
})
