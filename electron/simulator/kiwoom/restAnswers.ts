import type { Market } from '../market/createMarket.ts'
import type { IssueProgram } from '../market/issueProgram.ts'
import { type JsonObject, parseObject } from '../server/json.ts'
import type { Answer, Question } from '../server/openServer.ts'
import { createRateWindow } from '../server/rateWindow.ts'
import { takeRefusal } from '../server/standing.ts'
import type { Faults } from './faults.ts'
import { instrumentList } from './instrumentList.ts'
import { issueToken, revokeToken, type TokenService } from './oauth.ts'
import { deadToken, type Envelope, rateRefusal, refusal, refusalAsTold } from './refusals.ts'
import { sectorProgram } from './sectorProgram.ts'
import { stockInformation } from './stockInformation.ts'

interface RestDeps extends TokenService {
  readonly faults: Faults
  readonly market: Market
  readonly issueProgram: IssueProgram
}

interface Endpoint {
  readonly path: string
  readonly needsToken: boolean
  readonly fits: () => boolean
  readonly answer: (body: JsonObject, headers: Question['headers']) => Envelope
}

/** Kiwoom's REST endpoints by api-id. A token request may leave the id out. */
export function createRestAnswers(deps: RestDeps): (question: Question) => Answer {
  const window = () => createRateWindow(deps.state.clock, 5, 1000)
  const token = { needsToken: false, path: '/oauth2/token', fits: window() }
  const revoke = { needsToken: false, path: '/oauth2/revoke', fits: window() }
  const endpoints = new Map<string, Endpoint>([
    ['au10001', { ...token, answer: (body) => issueToken(body, deps) }],
    ['au10002', { ...revoke, answer: (body) => revokeToken(body, deps) }],
    [
      'ka10001',
      {
        needsToken: true,
        path: '/api/dostk/stkinfo',
        fits: window(),
        answer: (body) => stockInformation(body, deps.market),
      },
    ],
    [
      'ka10099',
      {
        needsToken: true,
        path: '/api/dostk/stkinfo',
        fits: window(),
        answer: (body, headers) => instrumentList(body, headers, deps.faults.pages),
      },
    ],
    [
      'ka10010',
      {
        needsToken: true,
        path: '/api/dostk/sect',
        fits: window(),
        answer: (body) => answerProgram(body, deps),
      },
    ],
  ])
  const impliedId = (path: string) =>
    [...endpoints].find(([, each]) => !each.needsToken && each.path === path)?.[0]

  return (question) => {
    const implied = question.method === 'POST' ? impliedId(question.path) : undefined
    if (implied === 'au10001') deps.state.counters.tokenRequests += 1
    const apiId = `${question.headers['api-id'] ?? implied ?? ''}`
    const objection = implied ? undefined : checkToken(apiId, question, deps)
    const envelope = objection ?? answerEndpoint(apiId, endpoints.get(apiId), question, deps)
    return dressed(envelope, apiId)
  }
}

function answerProgram(body: JsonObject, { market, issueProgram, state, faults }: RestDeps): Envelope {
  const now = state.clock.now()
  return sectorProgram(body, { market, program: issueProgram, now, asDocumented: faults.programAsDocumented })
}

function dressed({ nextKey, isCutOff = false, ...envelope }: Envelope, apiId: string): Answer {
  const { body } = envelope
  return {
    ...envelope,
    body: isCutOff ? JSON.stringify(body).slice(0, -100) : body,
    headers: {
      'Content-Type': 'application/json;charset=UTF-8',
      'api-id': apiId,
      'cont-yn': nextKey === undefined ? 'N' : 'Y',
      'next-key': nextKey ?? '',
    },
  }
}

/** What is wrong with who asks, in the order in which the live server tells it. */
function checkToken(apiId: string, { headers }: Question, deps: RestDeps): Envelope | undefined {
  if (!apiId) return refusal(1501)
  if (!headers.authorization) return refusal(1513)
  const token = headers.authorization.replace(/^Bearer /i, '')
  if (deps.tokens.look(token) !== 'valid') return deadToken(deps.faults.deadToken)
  deps.state.counters.requests += 1
  return undefined
}

function answerEndpoint(
  apiId: string,
  endpoint: Endpoint | undefined,
  { method, path, text, headers }: Question,
  deps: RestDeps,
): Envelope {
  if (!endpoint) return refusal(1505)
  if (method !== 'POST' || path !== endpoint.path) return refusal(1504)
  if (!endpoint.fits()) return rateRefusal(apiId)
  const told = endpoint.needsToken ? takeRefusal(deps.state.faults.request) : undefined
  if (told !== undefined) return refusalAsTold(told, apiId)
  const body = parseObject(text)
  return body ? endpoint.answer(body, headers) : refusal(1517)
}
