import { type DemoPlaces, serversAt } from '../../electron/demoServers.ts'
import type { DemoServers } from '../../electron/monitor/broker.ts'

/** A demo of brokers that the test plays, and ends itself. */
export function demoOf(places: DemoPlaces): DemoServers {
  return { servers: serversAt(places), [Symbol.asyncDispose]: async () => {} }
}
