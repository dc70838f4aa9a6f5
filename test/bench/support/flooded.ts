import type { Pace } from '../load/flood.ts'
import { startFrameServer } from '../load/startFrameServer.ts'
import type { Expected, Question, Used } from '../subjects/subject.ts'
import { startChild } from './child.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export interface FloodedRun {
  /** In the bench's folder. */
  readonly subject: string
  readonly events: number
  readonly copies: 1 | 2
  readonly pace: Pace
  /** Sent first and not measured: the compiler has then seen the code. */
  readonly warmUp: number
}

/** One round: a fresh process, warmed up, then flooded. Answers what each event cost it. */
export async function flooded({ subject, events, copies, pace, warmUp }: FloodedRun): Promise<number> {
  using folder = temporaryFolder()
  await using server = await startFrameServer()
  await using child = startChild(subject)
  const ask = (question: Question) => child.ask(question)
  const flood = async (count: number): Promise<Used> => {
    const expected: Expected = { events: count, copies, last: server.lastOf(count) }
    await ask({ ask: 'expect', expected })
    await server.flood({ count, copies, pace })
    return (await ask({ ask: 'finished' })) as Used
  }
  const { rest, socket } = server
  await ask({ ask: 'open', place: { rest, socket, folder: folder.path } })
  await flood(warmUp)
  const { cpuMicroseconds } = await flood(events)
  return cpuMicroseconds / events
}
