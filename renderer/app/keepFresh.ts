import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { ClockHands, ClockStore } from '../stores/clock.ts'
import type { LatestStore } from '../stores/latest.ts'
import type { SellCheckStore } from '../stores/sellCheck.ts'

export interface KeepFresh {
  readonly toggle: () => void
  /** A question begins: nothing is due while it lasts. */
  readonly wait: () => void
  /** It is over, and the next is due so many seconds from now. `null`: it was taken back, or could not be put. */
  readonly rest: (answer: SellableAnswer | null) => void
}

interface KeepFreshDeps {
  readonly stores: {
    readonly sellCheck: SellCheckStore
    readonly settings: LatestStore<Settings>
    readonly clock: ClockStore
  }
  readonly hands: Pick<ClockHands, 'monotonic' | 'after'>
  /** Somebody can see the card. */
  readonly isShown: () => boolean
  readonly askAgain: () => void
}

/** Asks again some seconds after each answer, as long as somebody looks and asking again can help. */
export function createKeepFresh({ stores, hands, isShown, askAgain }: KeepFreshDeps): KeepFresh {
  const { sellCheck, settings, clock } = stores
  /** By the clock that nobody sets; `null` while a question is under way. */
  let dueAt: number | null = 0

  function refresh(): void {
    const { keepFresh, issue, answer, leaps } = sellCheck.getState()
    if (!keepFresh || !issue || dueAt === null || !isShown()) return
    const leapt = answer !== null && leaps !== clock.getState().leaps
    if (leapt || hands.monotonic() >= dueAt) askAgain()
  }

  /** To the moment, and not up to a second later. */
  function wake(): void {
    if (dueAt !== null && sellCheck.getState().keepFresh)
      hands.after(Math.max(0, dueAt - hands.monotonic()), refresh)
  }

  // A hidden page has slow timers: what came due meanwhile is asked when the clock is next read.
  clock.subscribe(refresh)

  return {
    toggle() {
      sellCheck.setState(({ keepFresh }) => ({ keepFresh: !keepFresh }))
      wake()
    },
    wait() {
      dueAt = null
    },
    rest(answer) {
      const goesOn = answer !== null && (answer.kind === 'answered' || isCurable(answer.trouble))
      if (!goesOn) sellCheck.setState({ keepFresh: false })
      const { keepFreshSeconds } = settings.getState().value ?? defaultSettings
      dueAt = hands.monotonic() + keepFreshSeconds * 1000
      wake()
    },
  }
}

const incurable = new Set<Trouble['kind']>([
  'not-in-mock',
  'no-session',
  'signed-out',
  'vault',
  'form',
  'unconfirmed-host',
])

/** KIS Developers, 오류코드: INVALID_CHECK_ACNO. */
const wrongAccount = 'OPSQ2000'

/** Whether the same question may be answered next time without the user doing something about it. */
function isCurable(trouble: Trouble): boolean {
  return !incurable.has(trouble.kind) && !(trouble.kind === 'refused' && trouble.code === wrongAccount)
}
