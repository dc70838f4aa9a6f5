import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCensor } from '../../electron/brokers/common/censor.ts'
import type { TokenAnswer } from '../../electron/brokers/common/tokenWire.ts'
import { censored, troubleIn } from '../../electron/brokers/common/verdicts.ts'
import { decodeBalance } from '../../electron/brokers/kis/balance.ts'
import { decodeCalendar } from '../../electron/brokers/kis/calendar.ts'
import { decodeProgramTrade } from '../../electron/brokers/kis/programTrade.ts'
import * as kisToken from '../../electron/brokers/kis/token.ts'
import { decodeIssueProgram } from '../../electron/brokers/kiwoom/issueProgram.ts'
import { decodeStockInformation } from '../../electron/brokers/kiwoom/stockInformation.ts'
import * as kiwoomToken from '../../electron/brokers/kiwoom/token.ts'
import { decodeConsent } from '../../electron/brokers/koscom/consent.ts'
import * as koscomToken from '../../electron/brokers/koscom/token.ts'
import type { Verdict } from '../../electron/net/conversation.ts'
import type { WireResponse } from '../../electron/net/http.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { Trouble } from '../../shared/domain/trouble.ts'
import { hostileReply } from './support/hostileReplies.ts'
import { captured } from './support/replies.ts'

const replies = 20_000
/** So much of a secret in a row must never get out. */
const piece = 12

const long = (name: string, length: number) => `canary-${name}-`.repeat(20).slice(0, length)

interface Broker {
  readonly id: 'kis' | 'kiwoom' | 'koscom'
  readonly payloads: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly issue: (reply: WireResponse) => Verdict<TokenAnswer>
  readonly others: readonly ((reply: WireResponse) => Verdict<unknown>)[]
}

const brokers: readonly Broker[] = [
  {
    id: 'kis',
    payloads: [
      ...['tokenP_ok', 'tokenP_EGW00133_http403', 'revokeP_ok'],
      ...['error_EGW00121_http500', 'error_EGW00201_http500', 'investor_program_trade_today_row7100'],
    ].map((name) => captured(`kis/kis_${name}`).body),
    typed: { appKey: long('kisKey', 36), appSecret: long('kisSecret', 180), account: '50918273' },
    issue: kisToken.decodeTokenReply,
    others: [kisToken.decodeRevokeReply, decodeBalance, decodeProgramTrade, decodeCalendar],
  },
  {
    id: 'kiwoom',
    payloads: [
      ...['kiwoom_au10001_ok', 'kiwoom_error_token_8005_http200', 'kiwoom_error_429_1700'],
      ...['kiwoom/kiwoom_ka10001_doc', 'kiwoom/kiwoom_ka10010_doc'],
    ].map((name) => captured(name).body),
    typed: { appKey: long('kiwoomKey', 40), appSecret: long('kiwoomSecret', 43) },
    issue: kiwoomToken.decodeTokenReply,
    others: [kiwoomToken.decodeRevokeReply, decodeStockInformation, decodeIssueProgram],
  },
  {
    id: 'koscom',
    payloads: ['oauth_token', 'consent_search', 'error', 'register_search'].map(
      (name) => captured(`koscom/koscom_${name}`).body,
    ),
    typed: {
      clientId: long('client', 36),
      clientSecret: long('clientSecret', 32),
      ci: ` ${long('ci', 87)}`,
      account: '160635473367600099',
    },
    issue: koscomToken.decodeTokenReply,
    others: [koscomToken.decodeRevokeReply, decodeConsent],
  },
]

function piecesOf(secret: string): readonly string[] {
  const text = secret.trim()
  if (text.length <= piece) return [text]
  return Array.from({ length: text.length - piece + 1 }, (_, at) => text.slice(at, at + piece))
}

test.each(brokers.map((broker) => [broker.id, broker] as const))(
  '%s: no hostile answer throws, grants what is no token, or brings a secret out',
  (id, { payloads, typed, issue, others }) => {
    const heldToken = long('token', 80)
    const secrets = [...Object.values(typed), heldToken]
    const pieces = [...new Set(secrets.flatMap(piecesOf))]
    const censor = createCensor(
      id,
      Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, new Secret(text)])),
    )
    censor.learn(new Secret(heldToken))
    const counts = { answered: 0, refused: 0, 'foreign-page': 0, unreadable: 0, echoed: 0 }
    fc.assert(
      fc.property(hostileReply(payloads, secrets), (reply) => {
        const granted = issue(reply)
        if (granted.kind === 'answered') {
          const { token, refreshToken, expiresAt, lifetime } = granted.answer
          for (const secret of [token, refreshToken])
            if (secret && !/^[\x21-\x7e]+$/.test(secret.reveal())) expect.fail(`granted ${secret.reveal()}`)
          for (const time of [expiresAt, lifetime])
            if (time !== null && !(Number.isSafeInteger(time) && time > 0)) expect.fail(`a time of ${time}`)
        }
        for (const decode of [issue, ...others]) {
          const verdict = censored<unknown>(decode(reply), censor)
          counts[verdict.kind]++
          if (verdict.kind === 'answered') continue
          const trouble = troubleIn(verdict)
          if (!Trouble.safeParse(trouble).success) expect.fail(`no trouble: ${JSON.stringify(trouble)}`)
          const told = JSON.stringify(trouble)
          if (told.includes('••••')) counts.echoed++
          const leak = pieces.find((each) => told.includes(each))
          if (leak) expect.fail(`${leak} in ${told}`)
        }
      }),
      { numRuns: replies },
    )
    // The answers were neither all harmless nor all hopeless, and secrets did come back in them.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(replies / 100)
  },
)
