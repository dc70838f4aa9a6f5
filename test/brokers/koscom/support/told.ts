import type { Answer } from '../../../../shared/domain/answer.ts'
import { carried, createWatchedClock } from '../../../net/support/watchedClock.ts'
import type { Answering, Asked } from '../../support/brokerServer.ts'
import { documentedPerson, koscomClient, koscomServer } from './koscomServer.ts'

/** 2026-11-20 09:00:00 KST. */
export const nine = Date.UTC(2026, 10, 20)
export const never = new AbortController().signal

export const one = <T>(value: T) => ({ kind: 'sent', value })
export const trouble = (what: object) => ({ kind: 'troubled', trouble: what })

interface Told {
  readonly outcome: Answer<unknown>
  readonly asked: readonly Asked[]
}

/** What the product makes of a server's answers over real HTTP. */
export async function told(
  role: 'balance' | 'composition' | 'watchGroups',
  answer: Answering,
  typed: object = documentedPerson,
): Promise<Told> {
  const clock = createWatchedClock(nine)
  await using server = await koscomServer(answer)
  await using koscom = koscomClient(server, clock, typed)
  const asking: Promise<Answer<unknown>> = koscom[role].ask(never)
  const outcome = await carried(clock, asking)
  return { outcome, asked: server.asked }
}

export const saying =
  (body: string, status = 200): Answering =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body)
