import type { Clock } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { clockSkew } from './clockSkew.ts'
import type { Http } from './http.ts'
import { troubleOf } from './troubleOf.ts'

const deadline = 5000

export type Reach =
  | {
      readonly kind: 'reached'
      /** How long the answer took, ms. */
      readonly latency: number
      /** This machine's clock minus the server's, ms; `null`: the answer had no date. */
      readonly clockSkew: number | null
    }
  | { readonly kind: 'unreached'; readonly trouble: Trouble }

/** Asks for the root of the server at `url` (scheme and host), without any key. Whatever it answers, it is there. */
export async function reach(http: Http, url: string, clock: Clock, signal: AbortSignal): Promise<Reach> {
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
