import type { MonitorApi } from '../../shared/contract.ts'
import type { Source } from '../../shared/domain/answer.ts'
import type { HoldingsAnswer } from '../../shared/domain/holding.ts'
import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import type { Clock } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { Broker } from './broker.ts'
import type { AccountOwner } from './credentials.ts'

export type SellDesk = Pick<MonitorApi, 'checkSellable' | 'holdings' | 'checkAll'>

/** Who can be asked now, and on whose account. */
export interface Seat {
  readonly broker: Broker | null
  readonly status: SeatStatus
  /** Whose account it is, the same through restarts; left out: nobody's, or not known. */
  readonly owner?: AccountOwner
}

/** Without the session's facts: they change with every question, and few of those who ask need them. */
export type SeatStatus = Omit<SessionStatus, 'facts'>

interface SellDeskDeps {
  readonly clock: Clock
  /** The broker that knows what can be sold, as it sits now. */
  readonly seat: () => Seat
}

/** Asks the broker anew each time and remembers nothing: what was true a moment ago is not an answer. */
export function createSellDesk({ clock, seat }: SellDeskDeps): SellDesk {
  async function check(code: string, signal: AbortSignal, aside = false): Promise<SellableAnswer> {
    const { broker, status } = seat()
    const role = broker?.sellable
    if (!role) return { kind: 'troubled', code, source: null, trouble: without(status), at: clock.now() }
    const source = sourceOf(status, role.question)
    const answer = await role.ask(code, signal, aside)
    if (answer.kind === 'troubled')
      return { kind: 'troubled', code, source, trouble: answer.trouble, at: clock.now() }
    return { kind: 'answered', code, source, quantity: answer.answer, ...timesOf(answer) }
  }

  async function holdings(signal: AbortSignal): Promise<HoldingsAnswer> {
    const { broker, status } = seat()
    const role = broker?.holdings
    const askedAt = clock.now()
    if (!role) return { kind: 'troubled', source: null, trouble: without(status), at: askedAt }
    const source = sourceOf(status, role.question)
    const answer = await role.ask(signal)
    if (answer.kind === 'troubled')
      return { kind: 'troubled', source, trouble: answer.trouble, at: clock.now() }
    return { kind: 'answered', source, ...answer.answer, askedAt }
  }

  return {
    checkSellable: ({ code }, signal = neverAborted) => check(code, signal),
    holdings: (_, signal = neverAborted) => holdings(signal),
    async *checkAll({ codes }, signal = neverAborted) {
      const { id } = seat().status
      for (const code of codes) {
        // Another account's answers do not belong in this run; that it ended early shows by its count.
        if (signal.aborted || seat().status.id !== id) return
        yield [await check(code, signal, true)]
      }
    },
  }
}

const neverAborted = new AbortController().signal

/** Whom an answer comes from, and on whose account. */
export function sourceOf({ broker, environment, id, account }: SeatStatus, question: string): Source {
  return { broker, environment, question, session: id ?? '', account }
}

/** Why there is no role to ask: nobody sits there, or it is 모의투자, which has no such question. */
function without({ standing, environment }: SeatStatus): Trouble {
  if (standing !== 'ready') return { kind: 'no-session', standing }
  if (environment === 'mock') return { kind: 'not-in-mock', question: '매도가능수량조회' }
  return { kind: 'no-session', standing: 'unusable' }
}

/** The clock may have been set between the two moments; a question never left after its answer came. */
function timesOf({ asOf, latency }: { readonly asOf: number; readonly latency: number }) {
  return { askedAt: Math.max(0, asOf - latency), latency }
}
