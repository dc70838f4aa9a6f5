import type { Clock } from '../../shared/domain/time.ts'
import { later } from './later.ts'

/** How long something may take. Disposing it lets go of the timer. */
export interface TimeLimit extends Disposable {
  /** Aborts when the one who asked calls it off, when its time is over, and when it is disposed. */
  readonly signal: AbortSignal
  isOver(): boolean
}

/** An abort without a reason makes an error with its stack, which costs more than a question's own work. */
const settled = 'settled'

/**
 * `within`: ms. Joined by hand, and later than the request: `AbortSignal.any` and `.timeout` take a third of what a
 * request to a near server does, and would hold up both its leaving and its answer.
 */
export function timeLimit(within: number, asker: AbortSignal, clock: Clock): TimeLimit {
  const ending = new AbortController()
  const { signal } = ending
  let over = false
  const callOff = () => ending.abort(asker.reason)
  const start = async () => {
    if (signal.aborted) return
    if (asker.aborted) return callOff()
    asker.addEventListener('abort', callOff, { once: true })
    await clock.sleep(within, signal)
    if (signal.aborted) return
    over = true
    ending.abort()
  }
  const end = () => {
    asker.removeEventListener('abort', callOff)
    ending.abort(settled)
  }
  if (asker.aborted) callOff()
  else later(start)
  return {
    signal,
    isOver: () => over,
    [Symbol.dispose]: () => later(end),
  }
}

export function unlimited(asker: AbortSignal): TimeLimit {
  return { signal: asker, isOver: () => false, [Symbol.dispose]() {} }
}
