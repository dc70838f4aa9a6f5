import type { MonitorApi } from '../../shared/contract.ts'
import type { IssueProgramAnswer } from '../../shared/domain/programTrade.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { type Seat, sourceOf } from './sellDesk.ts'

/** Asks anew each time for the program trade of one issue. */
export function createIssueProgram({
  clock,
  seat,
}: {
  readonly clock: Clock
  readonly seat: () => Seat
}): MonitorApi['issueProgram'] {
  return async ({ code, venue }, signal = neverAborted): Promise<IssueProgramAnswer> => {
    const { broker, status } = seat()
    const role = broker?.issueProgram
    if (!role) {
      const trouble = { kind: 'no-session', standing: status.standing } as const
      return { kind: 'troubled', code, venue, source: null, trouble, at: clock.now() }
    }
    const source = { ...sourceOf(status, role.question), account: null }
    const answer = await role.ask(code, venue, signal)
    if (answer.kind === 'troubled')
      return { kind: 'troubled', code, venue, source, trouble: answer.trouble, at: clock.now() }
    const askedAt = Math.max(0, answer.asOf - answer.latency)
    return { kind: 'answered', code, venue, source, askedAt, trades: answer.answer }
  }
}

const neverAborted = new AbortController().signal
