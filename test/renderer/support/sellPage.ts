import { createStores } from '../../../renderer/app/createStores.ts'
import { createSellActions } from '../../../renderer/app/sellActions.ts'
import type { ToldAnswer } from '../../../renderer/stores/freshness.ts'
import type { MonitorApi } from '../../../shared/contract.ts'
import type { SellableAnswer } from '../../../shared/domain/sellableQuantity.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import {
  changed,
  defaultSettings,
  type Settings,
  type SettingsChange,
} from '../../../shared/domain/settings.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { quantity, sentFigure } from '../../domain/sellable.ts'
import { tenOClock } from '../../support/interruptions.ts'
import { sessionStatus } from '../session.ts'
import { createMachine, settle } from './sellWorld.ts'

export const session = sessionStatus({ id: 'session 1', facts: null })

/** A question that the monitor has been asked. */
interface Asked {
  readonly code: string
  readonly at: number
  readonly signal: AbortSignal
  readonly answer: (shares: number, change?: Partial<ToldAnswer>) => Promise<void>
  readonly fail: (trouble: Trouble | null) => Promise<void>
}

/** What the page has heard before it is used; `null`: nothing yet. */
interface Told {
  readonly settings?: Partial<Settings> | null
  readonly session?: SessionStatus | null
}

/** The stores and actions of a page, with a monitor that answers when it is told to. */
export function openSellPage(told: Told = {}) {
  const machine = createMachine(tenOClock)
  const { stores, clock } = createStores(machine)
  const asked: Asked[] = []
  const kept: SettingsChange[] = []
  const page = { shown: true, clipboard: async () => '', focused: 0, copied: '' }

  const answered = (code: string, shares: number, askedAt: number): ToldAnswer => ({
    kind: 'answered',
    code,
    source: {
      broker: 'kis',
      environment: 'live',
      question: 'TTTC8408R',
      session: session.id ?? '',
      account: session.account,
    },
    quantity: quantity({
      issue: { code, name: `종목 ${code}` },
      sellable: sentFigure(shares),
      held: sentFigure(shares),
    }),
    askedAt,
    latency: machine.now() - askedAt,
  })
  const api: Pick<MonitorApi, 'checkSellable' | 'changeSettings'> = {
    checkSellable({ code }, signal = new AbortController().signal) {
      const { promise, resolve, reject } = Promise.withResolvers<SellableAnswer>()
      const at = machine.now()
      asked.push({
        code,
        at,
        signal,
        answer(shares, change = {}) {
          resolve({ ...answered(code, shares, at), ...change })
          return settle()
        },
        fail(trouble) {
          if (trouble) resolve({ kind: 'troubled', code, source: null, trouble, at: machine.now() })
          else reject(new Error('closed'))
          return settle()
        },
      })
      return promise
    },
    async changeSettings(change) {
      kept.push(change)
      return changed(defaultSettings, change)
    },
  }
  const hands = {
    ...machine,
    isShown: () => page.shown,
    focusField() {
      page.focused += 1
    },
    readClipboard: () => page.clipboard(),
    async writeClipboard(text: string) {
      page.copied = text
    },
  }
  const sell = createSellActions({ api, stores, clock, hands })
  if (told.session !== null) stores.sessions.setState({ kis: told.session ?? session })
  if (told.settings !== null) stores.settings.setState({ value: { ...defaultSettings, ...told.settings } })
  return {
    machine,
    stores,
    sell,
    asked,
    kept,
    page,
    last: () => asked.at(-1) ?? fail('Nothing was asked.'),
    pass: (ms: number) => machine.pass(ms, () => {}),
    state: stores.sellCheck.getState,
  }
}

function fail(why: string): never {
  throw new Error(why)
}
