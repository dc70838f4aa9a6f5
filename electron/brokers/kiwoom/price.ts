import type { Answer } from '../../../shared/domain/answer.ts'
import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Tick } from '../../../shared/domain/quote.ts'
import type { QuoteSource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import type { Fields } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { type PriceFigures, type PriceNames, type PriceTexts, readPrice } from './priceFigures.ts'
import { encodeStockInformation, stockInformation } from './stockInformation.ts'

/** It has no figure for the turnover. */
const names: PriceNames = {
  price: 'cur_prc',
  sign: 'pre_sig',
  change: 'pred_pre',
  changePercent: 'flu_rt',
  volume: 'trde_qty',
  turnover: '',
  open: 'open_pric',
}

/** The price of one issue, asked for. */
export function priceQuestion(
  access: Access,
  environment: Environment,
): Pick<QuoteSource, 'question' | 'ask'> {
  const exchange = (code: string): Exchange<PriceFigures> =>
    access.guarded({
      name: stockInformation,
      queue: access.queues.of(stockInformation),
      lane: 'list',
      encode: (token, signal) => encodeStockInformation(access.rest, code, token, signal),
      decode: (reply) => decodePrice(reply, code),
    })
  return {
    question: stockInformation,
    async ask(code, signal) {
      const answer = await access.conversation.ask(exchange(code), signal)
      return answer.kind === 'answered' ? asTick(answer, code, environment) : answer
    },
  }
}

type Answered<A> = Extract<Answer<A>, { kind: 'answered' }>

/** Since the question left, the price may have become another. */
function asTick(told: Answered<PriceFigures>, code: string, environment: Environment): Answered<Tick> {
  const receivedAt = told.asOf - told.latency
  const by = 'ka10001'
  return { ...told, answer: { code, environment, by, ...told.answer, tradedAt: null, receivedAt } }
}

/**
 * The guide's example has its values in the wrong columns, so here they have to prove that they are where they belong:
 * the rate must follow from the price and the change.
 */
export function decodePrice(reply: WireResponse, asked: string): Verdict<PriceFigures> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const body = envelope.answer
  if (typeof body.stk_cd !== 'string') return unreadable('no stk_cd')
  const told = body.stk_cd.trim()
  // With a suffix it would be another venue's price.
  if (told !== asked) return { kind: 'unreadable', trouble: { kind: 'other-issue', asked, told } }
  const texts = textsIn(body)
  if ('unreadable' in texts) return unreadable(texts.unreadable)
  const figures = readPrice(texts, names)
  if ('unreadable' in figures) return unreadable(figures.unreadable)
  if (!isProven(figures)) return unreadable(`${names.changePercent} does not follow from ${names.change}`)
  return answered(figures)
}

function textsIn(body: Fields): PriceTexts | { readonly unreadable: string } {
  const texts: { -readonly [figure in keyof PriceTexts]: string | undefined } = {
    price: undefined,
    sign: undefined,
    change: undefined,
    changePercent: undefined,
    volume: undefined,
    turnover: undefined,
    open: undefined,
  }
  for (const figure of ['price', 'sign', 'change', 'changePercent', 'volume', 'open'] as const) {
    const told = body[names[figure]]
    if (told !== undefined && typeof told !== 'string') return { unreadable: names[figure] }
    texts[figure] = told
  }
  return texts
}

/** Two decimals, cut off or rounded. */
const tolerance = 0.011

/** What is left blank proves nothing. */
function isProven({ price, change, changePercent }: PriceFigures): boolean {
  if (change === null || changePercent === null) return false
  return Math.abs((change / (price - change)) * 100 - Number(changePercent)) <= tolerance
}
