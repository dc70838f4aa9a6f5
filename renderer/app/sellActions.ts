import type { MonitorApi } from '../../shared/contract.ts'
import type { Issue } from '../../shared/domain/instrument.ts'
import { issueCodeIn } from '../../shared/domain/issueText.ts'
import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import { freshFor } from '../../shared/domain/sellVerdict.ts'
import { shareOf } from '../panels/sell/shareOf.ts'
import type { ClockHands, PageClock } from '../stores/clock.ts'
import { staleCause } from '../stores/freshness.ts'
import { goneOf } from '../stores/page.ts'
import { ofSession, sellableIn, withAnswer, withLoss, withQuestion } from '../stores/sellCheck.ts'
import type { Stores } from './createStores.ts'
import { createKeepFresh } from './keepFresh.ts'
import { keepRecent } from './keepRecent.ts'

/** What the user can do about the sellable check. */
export interface SellActions {
  /** Asks at once, and takes an earlier question back. Nothing goes out for what is no code. */
  readonly ask: (issue: Issue) => void
  readonly askAgain: () => void
  /** Takes the question back. What was known before stays as it was. */
  readonly cancel: () => void
  readonly plan: (shares: number | null) => void
  /** Plans so many percent of what can be sold, cut to whole shares. Of an old figure nothing is reckoned. */
  readonly planShare: (percent: number) => void
  readonly toggleKeepFresh: () => void
  readonly propose: (code: string | null) => void
  /** Brings the check up, its field focused. Without a code the clipboard is looked at; nothing is asked. */
  readonly open: (code?: string | null) => void
  /** Takes back what is being asked, or else puts away what was brought up; `false`: there was neither. */
  readonly stepBack: () => boolean
  /** Copies the figure as plain digits. */
  readonly copy: () => void
}

/** The page, as far as the check has to do with it. */
export interface SellHands {
  /** Somebody can see the card. */
  readonly isShown: () => boolean
  readonly focusField: () => void
  /** Rejects where the browser does not allow it. */
  readonly readClipboard: () => Promise<string>
  readonly writeClipboard: (text: string) => Promise<void>
}

interface SellActionsDeps {
  readonly api: Pick<MonitorApi, 'checkSellable' | 'changeSettings'>
  readonly stores: Pick<
    Stores,
    'sellCheck' | 'sessions' | 'settings' | 'clock' | 'page' | 'view' | 'connectionPanel'
  >
  readonly clock: Pick<PageClock, 'tick' | 'tickAt'>
  readonly hands: ClockHands & SellHands
}

/** One question at a time: the newest. Only it may write, and nobody else's figure gets onto the card. */
export function createSellActions({ api, stores, clock, hands }: SellActionsDeps): SellActions {
  const { sellCheck, sessions } = stores
  let question: AbortController | null = null
  const keepFresh = createKeepFresh({ stores, hands, isShown: hands.isShown, askAgain })

  async function ask(issue: Issue): Promise<void> {
    question?.abort()
    const mine = new AbortController()
    question = mine
    keepFresh.wait()
    clock.tick()
    const { leaps } = stores.clock.getState()
    sellCheck.setState((state) => withQuestion(state, issue, hands.now()))
    const answer = await answerTo(issue.code, mine.signal)
    if (question !== mine) return
    question = null
    clock.tick()
    take(answer, leaps)
    keepFresh.rest(answer)
  }

  /** `null`: the page could not put the question. */
  async function answerTo(code: string, signal: AbortSignal): Promise<SellableAnswer | null> {
    if (sessions.getState().kis?.environment === 'mock') return notInMock(code, hands.now())
    try {
      return await api.checkSellable({ code }, signal)
    } catch {
      return null
    }
  }

  function take(answer: SellableAnswer | null, leaps: number): void {
    sellCheck.setState((state) =>
      answer
        ? withAnswer(state, { answer, leaps }, sessions.getState().kis?.id)
        : withLoss(state, hands.now()),
    )
    if (answer?.kind === 'answered') clock.tickAt(answer.askedAt + freshFor)
  }

  function askAgain(): void {
    const { issue } = sellCheck.getState()
    if (issue) void ask(issue)
  }

  function cancel(): void {
    if (!question) return
    question.abort()
    question = null
    sellCheck.setState({ asking: null, cancelled: true })
    keepFresh.rest(null)
  }

  async function proposeClipboard(): Promise<void> {
    const before = sellCheck.getState()
    const text = await hands.readClipboard().catch(() => '')
    // Who has asked meanwhile needs no proposal.
    if (sellCheck.getState().asking === before.asking) sellCheck.setState({ proposal: issueCodeIn(text) })
  }

  sessions.subscribe(({ kis }, { kis: before }) => {
    if (kis && kis.id !== before?.id) sellCheck.setState((state) => ofSession(state, kis.id))
  })
  keepRecent({ api, stores })

  return {
    ask({ code, name }) {
      const known = issueCodeIn(code)
      if (known === null) return
      sellCheck.setState({ proposal: null })
      void ask({ code: known, name })
    },
    askAgain,
    cancel,
    plan: (planned) => sellCheck.setState({ planned }),
    planShare(percent) {
      const sellable = freshShares(stores)
      if (sellable !== null) sellCheck.setState({ planned: shareOf(sellable, percent) })
    },
    toggleKeepFresh: keepFresh.toggle,
    propose: (code) => sellCheck.setState({ proposal: code === null ? null : issueCodeIn(code) }),
    open(code) {
      stores.connectionPanel.setState({ value: false })
      stores.view.setState({ sell: true, settings: false })
      hands.focusField()
      if (code === undefined) void proposeClipboard()
      else sellCheck.setState({ proposal: code })
    },
    stepBack() {
      const isOpen = stores.view.getState().sell
      if (question) cancel()
      else if (isOpen) stores.view.setState({ sell: false })
      else return false
      return true
    },
    copy: () => void copy({ sellCheck, hands }),
  }
}

/** What can be sold, as long as the figure may count as present. */
export function freshShares({ sellCheck, clock, sessions, page }: SellActionsDeps['stores']): number | null {
  const { answer, leaps } = sellCheck.getState()
  if (answer?.kind !== 'answered') return null
  const present = {
    ...clock.getState(),
    sessionId: sessions.getState().kis?.id,
    gone: goneOf(page.getState()),
  }
  return staleCause(answer, { leaps }, present) === null ? sellableIn(answer) : null
}

async function copy({
  sellCheck,
  hands,
}: {
  readonly sellCheck: Stores['sellCheck']
  readonly hands: Pick<SellHands, 'writeClipboard'>
}): Promise<void> {
  const { answer } = sellCheck.getState()
  const sellable = sellableIn(answer)
  if (sellable === null) return
  const copied = await hands.writeClipboard(String(sellable)).then(
    () => 'done' as const,
    () => 'failed' as const,
  )
  if (sellCheck.getState().answer === answer) sellCheck.setState({ copied })
}

/** Known before anybody is asked. Source: KIS Developers, 매도가능수량조회: 모의투자 미지원. */
function notInMock(code: string, at: number): SellableAnswer {
  return {
    kind: 'troubled',
    code,
    source: null,
    trouble: { kind: 'not-in-mock', question: '매도가능수량조회' },
    at,
  }
}
