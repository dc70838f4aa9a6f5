import { createProgramActions, type ProgramApi } from '../../../renderer/panels/program/programActions.ts'
import { createClock } from '../../../renderer/stores/clock.ts'
import { createLatestStore } from '../../../renderer/stores/latest.ts'
import { createProgramStore } from '../../../renderer/stores/program.ts'
import { createViewStore } from '../../../renderer/stores/view.ts'
import type {
  IssueProgramAnswer,
  ProgramNews,
  ProgramReading,
  ProgramScope,
} from '../../../shared/domain/programTrade.ts'
import { changed, defaultSettings, type Settings } from '../../../shared/domain/settings.ts'
import { tenOClock } from '../../support/interruptions.ts'
import { createMachine, settle } from './sellWorld.ts'

/** A question that is open until it is answered, and its end. */
interface Asked<Q, A> {
  readonly question: Q
  readonly signal: AbortSignal
  readonly answer: (answer: A) => Promise<void>
  readonly fail: () => Promise<void>
}

interface Feed {
  readonly scope: ProgramScope
  readonly signal: AbortSignal
  readonly tell: (...batch: ProgramNews[]) => Promise<void>
}

/** A program panel's store and actions, with a monitor that answers when it is told to. */
export function openProgramPage() {
  const machine = createMachine(tenOClock)
  const clock = createClock({ ...machine, skew: () => 0 })
  const stores = {
    program: createProgramStore(),
    view: createViewStore(),
    settings: createLatestStore<Settings>(),
    clock: clock.store,
  }
  stores.settings.setState({ value: defaultSettings })
  const feeds: Feed[] = []
  const days: Asked<ProgramScope, string[]>[] = []
  const pastDays: Asked<ProgramScope & { readonly date: string }, ProgramReading[]>[] = []
  const issues: Asked<{ readonly code: string; readonly venue: string }, IssueProgramAnswer>[] = []
  const page = { visible: true, keeps: true }
  const port = new AbortController()

  const api: ProgramApi = {
    programTrade: (scope, signal) => listen(feeds, scope, signal),
    programDays: (question, signal) => ask(days, question, signal),
    programDay: (question, signal) => ask(pastDays, question, signal),
    issueProgram: (question, signal) => ask(issues, question, signal),
    async changeSettings(change) {
      if (!page.keeps) throw new Error('closed')
      return changed(stores.settings.getState().value ?? defaultSettings, change)
    },
  }
  const program = createProgramActions({
    api,
    stores,
    clock,
    hands: { now: machine.now, isVisible: () => page.visible, pace: () => Promise.resolve() },
    signal: port.signal,
  })
  return { machine, stores, program, page, port, feeds, days, pastDays, issues }
}

function ask<Q, A>(list: Asked<Q, A>[], question: Q, signal = new AbortController().signal): Promise<A> {
  const { promise, resolve, reject } = Promise.withResolvers<A>()
  list.push({
    question,
    signal,
    answer(answer) {
      resolve(answer)
      return settle()
    },
    fail() {
      reject(new Error('closed'))
      return settle()
    },
  })
  return promise
}

/** Tells even who has left: what was under way arrives late. */
function listen(
  feeds: Feed[],
  scope: ProgramScope,
  signal = new AbortController().signal,
): AsyncIterable<readonly ProgramNews[]> {
  const waiting: ProgramNews[][] = []
  let wake = () => {}
  signal.addEventListener('abort', () => wake())
  feeds.push({
    scope,
    signal,
    tell(...batch) {
      waiting.push(batch)
      wake()
      return settle()
    },
  })
  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const batch = waiting.shift()
        if (batch) yield batch
        else if (signal.aborted) return
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}
