import type { Answer } from '../../../shared/domain/answer.ts'
import type { Figure } from '../../../shared/domain/figure.ts'
import type { Environment, Venue } from '../../../shared/domain/instrument.ts'
import {
  type ProgramKind,
  type ProgramSide,
  type ProgramTrades,
  type ProgramUnit,
  tradesOf,
} from '../../../shared/domain/programTrade.ts'
import type { IssueProgramSource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { magnitudeText, wholeText } from './figures.ts'
import { encodeQuestion } from './question.ts'

/** 업종프로그램요청. */
const issueProgram = 'ka10010'

const suffixes: Readonly<Record<Venue, string>> = { KRX: '', NXT: '_NX', combined: '_AL' }

/** The answer does not name its issue, so nothing but the question says whose it is. */
export function issueProgramSource(access: Access, environment: Environment): IssueProgramSource {
  const exchange = (item: string): Exchange<ProgramTrades> =>
    access.guarded({
      name: issueProgram,
      queue: access.queues.of(issueProgram),
      lane: 'program',
      encode: (token, signal) => encodeQuestion(access.rest, questionOf(item), token, signal),
      decode: decodeIssueProgram,
    })
  return {
    question: issueProgram,
    async ask(code, venue, signal) {
      const item = `${code}${suffixes[venue]}`
      // The practice server knows KRX alone; its figures must not stand for another venue's.
      if (environment === 'mock' && venue !== 'KRX') return notInMock(`${issueProgram} ${item}`)
      return access.conversation.ask(exchange(item), signal)
    },
  }
}

const questionOf = (item: string) => ({ apiId: issueProgram, path: 'sect', fields: { stk_cd: item } })

function notInMock(question: string): Answer<never> {
  return { kind: 'troubled', trouble: { kind: 'not-in-mock', question } }
}

/** 전체차익, 차익 and 비차익, each of them 위탁 (trst). */
const kinds: Readonly<Record<ProgramKind, string>> = {
  all: 'all_dfrt_trst',
  arbitrage: 'dfrt_trst',
  nonArbitrage: 'ndiffpro_trst',
}
const sides: Readonly<Record<ProgramSide, string>> = { sell: 'sell', buy: 'buy', net: 'netprps' }
const units: Readonly<Record<ProgramUnit, string>> = { quantity: 'qty', amount: 'amt' }

/** The guide's example leaves fifteen of the eighteen empty. A body that has none of them is no answer. */
export function decodeIssueProgram(reply: WireResponse): Verdict<ProgramTrades> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  let found = 0
  const trades = tradesOf((kind, unit, side) => {
    const told = envelope.answer[`${kinds[kind]}_${sides[side]}_${units[unit]}`]
    if (told !== undefined) found += 1
    return figureIn(told, side === 'net' ? wholeText : magnitudeText)
  })
  return found > 0 ? answered(trades) : unreadable('none of the eighteen figures')
}

/** What is sold and what is bought has no direction, so their signs say nothing. */
function figureIn(told: unknown, read: typeof wholeText): Figure<string> {
  const text = typeof told === 'string' ? read(told) : undefined
  if (text === undefined) return { kind: 'unreadable' }
  return text === null ? { kind: 'blank' } : { kind: 'sent', value: text }
}
