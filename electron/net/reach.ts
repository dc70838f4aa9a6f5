import type { Reached } from '../../shared/domain/reached.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { clockSkew } from './clockSkew.ts'
import type { Http } from './http.ts'
import { troubleOf } from './troubleOf.ts'

const deadline = 5000

/** Asks for the root of the server at `url` (scheme and host), without any key. Whatever it answers, it is there. */
export async function reach(http: Http, url: string, clock: Clock, signal: AbortSignal): Promise<Reached> {
  const sentAt = clock.now()
  const reply = await http.request({
    method: 'GET',
    url: `${url}/`,
    headers: {},
    body: null,
    deadline,
    signal,
  })
  if (reply.kind === 'failed') return { kind: 'unreached', trouble: troubleOf(reply) }
  const receivedAt = clock.now()
  return {
    kind: 'reached',
    latency: Math.max(0, receivedAt - sentAt),
    clockSkew: clockSkew(reply.headers.date ?? null, sentAt, receivedAt),
  }
}
