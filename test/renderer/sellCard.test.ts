import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardOf } from '../../renderer/panels/sell/cardOf.ts'
import { estimateOf } from '../../renderer/panels/sell/estimateOf.ts'
import { sellFactsOf } from '../../renderer/panels/sell/sellFacts.ts'
import { shareOf } from '../../renderer/panels/sell/shareOf.ts'
import { cardSource } from '../../renderer/panels/sell/useSellCard.ts'
import { goneOf } from '../../renderer/stores/page.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { SellableAnswer, SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { quantity, sentFigure } from '../domain/sellable.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { openSellPage, session } from './support/sellPage.ts'

const issue = { code: '360750', name: 'TIGER 미국S&P500' }
const untouched = { asking: null, cancelled: false, dropped: null, lost: null, planned: null }

/** The card of a page that knows nothing but the answer. */
function cardFor(answer: SellableAnswer | null, state: Partial<Parameters<typeof cardOf>[1]> = {}) {
  const { stores } = openSellPage()
  const facts = sellFactsOf(
    {
      clock: stores.clock.getState(),
      calendar: unknownCalendar,
      session,
      gone: goneOf(stores.page.getState()),
      feed: 'live',
      link: linkStatus({ phase: 'live', liveSince: tenOClock, heardAt: tenOClock }),
      line: stores.line.getState(),
      interruptions: [],
      holdings: null,
    },
    { code: issue.code, answer, leaps: stores.clock.getState().leaps, planned: null },
  )
  return cardOf(issue, { ...untouched, ...state }, facts)
}

function answered(told: SellableQuantity | null): SellableAnswer {
  const source = { broker: 'kis', environment: 'live', question: 'TTTC8408R', account: null } as const
  return {
    kind: 'answered',
    code: issue.code,
    source: { ...source, session: session.id ?? '' },
    quantity: told,
    askedAt: tenOClock,
    latency: 80,
  }
}

function troubled(trouble: Trouble): SellableAnswer {
  return { kind: 'troubled', code: issue.code, source: null, trouble, at: tenOClock }
}

const count = fc.oneof(
  fc.nat(10_000_000).map((value) => sentFigure(value)),
  fc.constant({ kind: 'blank' } as const),
  fc.constant({ kind: 'unreadable' } as const),
)
const anyAnswer = fc.oneof(
  fc
    .constantFrom<Trouble>(
      { kind: 'no-answer' },
      { kind: 'not-in-mock', question: '매도가능수량조회' },
      { kind: 'other-issue', asked: '360750', told: '005930' },
    )
    .map(troubled),
  fc
    .option(fc.record({ sellable: count, held: count, price: count }))
    .map((given) => answered(given && quantity(given))),
  fc.constant(null),
)

test('without a quantity that was read there is no figure anywhere on the card', () => {
  fc.assert(
    fc.property(anyAnswer, fc.constantFrom(null, tenOClock), (answer, lost) => {
      const card = cardFor(answer, { lost })
      const told = answer?.kind === 'answered' ? answer.quantity : null
      const isRead = told?.sellable.kind === 'sent' && told.held.kind === 'sent'
      expect(card.quantity).toEqual(isRead ? told : null)
      expect(estimateOf(card.quantity, null, defaultSettings).kind === 'estimate').toBe(
        isRead && told.price.kind === 'sent',
      )
      if (!isRead) expect([card.reconciliation, card.mismatches]).toEqual([null, []])
      expect(card.verdict.kind === 'unknown' || card.verdict.kind === 'none').toBe(!isRead)
    }),
  )
})

test('an answer that was lost or is of another account is told as unknown, not as never asked', () => {
  const kinds = [
    cardFor(null),
    cardFor(null, { lost: tenOClock }),
    cardFor(null, { dropped: 'other-session' }),
  ]
  expect(kinds.map(({ verdict }) => verdict.kind)).toEqual(['none', 'unknown', 'unknown'])
  expect(kinds.flatMap(({ verdict }) => verdict.reasons.map(({ reason }) => reason))).toEqual([
    { kind: 'stale', cause: 'cut-off' },
    { kind: 'stale', cause: 'other-session' },
  ])
})

describe('the card on the page', () => {
  async function checked() {
    const page = openSellPage()
    page.stores.interruptions.setState({ date: '20261120' })
    const card = cardSource(page.stores)
    page.sell.ask(issue)
    await page.asked[0]?.answer(3200)
    return { ...page, card }
  }
  const storm = (code: string) => (at: number) =>
    interruption({ code, triggeredAt: tenOClock - at * 1000, kind: at % 2 === 0 ? 'static' : 'dynamic' })

  test('a storm of other issues makes no new card, one VI of its own does', async () => {
    const { stores, card } = await checked()
    const before = card.read()
    const others = Array.from({ length: 500 }, (_, at) => storm('042930')(at))
    stores.interruptions.setState({ newestFirst: others })
    expect(card.read()).toBe(before)
    stores.interruptions.setState({ newestFirst: [storm(issue.code)(1), ...others] })
    expect(card.read()).not.toBe(before)
  })

  test('another issue takes the figure away before its own answer came', async () => {
    const { sell, card } = await checked()
    expect(card.read()?.quantity?.sellable).toEqual(sentFigure(3200))
    sell.ask({ code: '005930', name: null })
    expect(card.read()).toMatchObject({
      issue: { code: '005930' },
      quantity: null,
      verdict: { kind: 'none' },
    })
  })
})

describe('what a sale would bring', () => {
  const rates = { sellFeePercent: '0.015', sellTaxPercent: '0.20' }
  const held = quantity({ sellable: sentFigure(3200), held: sentFigure(3200), price: sentFigure(3260) })

  test.each([
    [null, { which: 'all', quantity: 3200 }],
    [1000, { which: 'planned', quantity: 1000 }],
    [3500, { which: 'upTo', quantity: 3200 }],
  ])('a plan of %s shares', (planned, expected) => {
    expect(estimateOf(held, planned, rates)).toMatchObject({ kind: 'estimate', ...expected })
  })

  test('is not said where the price was not sent', () => {
    expect(estimateOf({ ...held, price: { kind: 'blank' } }, 100, rates)).toEqual({ kind: 'noPrice' })
  })
})

test('a share of a count is cut to whole shares', () => {
  expect([10, 25, 50, 100].map((percent) => shareOf(75, percent))).toEqual([7, 18, 37, 75])
})
