import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, isFields, objectIn, tellsTwice, wordsIn } from '../common/body.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { revealed } from '../common/values.ts'
import { answered, notJson, refused, unreadable } from '../common/verdicts.ts'
import { isNothing } from './figures.ts'
import { refusalIn } from './refusal.ts'
import { writtenIn } from './written.ts'

/** Who asks about which account. */
export interface AccountAsker {
  readonly rest: string
  readonly values: CredentialValues
  readonly newId: () => string
}

export interface AccountQuestion {
  /** "/balance/search" */
  readonly path: string
  /** The name of the part that is this question's own. */
  readonly part: string
  readonly content: object
}

/** The broker's short name stands in the path. */
export function accountPath({ values }: AccountAsker, path: string): string {
  return `/v1/${revealed(values, 'brokerName')}/account${path}`
}

export function encodeAccount(
  asker: AccountAsker,
  { path, part, content }: AccountQuestion,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const own = { accInfo: { vtAccNo: revealed(asker.values, 'account') }, [part]: content }
  return encodePlatform(asker, { path: accountPath(asker, path), own }, token, signal)
}

/** Any question to the platform: who asks about whom and from which device, then what is the question's own. */
export function encodePlatform(
  asker: AccountAsker,
  { path, own }: { readonly path: string; readonly own: object },
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const value = (field: string) => revealed(asker.values, field)
  return {
    method: 'POST',
    url: `${asker.rest}${path}`,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token.reveal()}`,
      apikey: value('clientId'),
    },
    body: JSON.stringify({
      partner: { comId: value('company'), srvId: value('service') },
      // The ci begins with a blank that belongs to it; the id of a request has twenty characters at most.
      commonHeader: {
        reqIdPlatform: '',
        reqIdConsumer: asker.newId().replaceAll('-', '').slice(0, 20),
        ci: value('ci'),
      },
      devInfo: {
        ipAddr: twelveDigits(value('ip')),
        macAddr: value('mac').replace(/[:-]/g, '').toUpperCase(),
      },
      ...own,
    }),
    deadline: answerWithin,
    signal,
  }
}

/** 203.0.113.4 is written 203000113004. */
function twelveDigits(address: string): string {
  return address
    .split('.')
    .map((part) => part.padStart(3, '0'))
    .join('')
}

/** What an answer about our account says, its numbers as they are written. */
export function openAccount(reply: WireResponse, { values }: AccountAsker): Verdict<Fields> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply) ?? respIn(body, reply)
  if (refusal) return refusal
  if (tellsTwice(reply.body, body)) return unreadable('a field told twice')
  const account = isFields(body.accInfo) ? body.accInfo.vtAccNo : undefined
  if (!isNothing(account) && account !== revealed(values, 'account')) return unreadable('another account')
  const written = writtenIn(reply.body)
  return written ? answered(written) : unreadable('numbers that cannot be read')
}

/** "resp" tells in the body how it went; where it is left out, the status does. */
function respIn({ resp }: Fields, reply: WireResponse) {
  const code = isFields(resp) ? codeIn(resp.respCode) : null
  if (code !== null && code !== '200') {
    const message = isFields(resp) ? wordsIn(resp.respMsg).trim() : ''
    return refused({ code: `broker ${code}`, message, status: reply.status })
  }
  return reply.status >= 400 ? unreadable(`HTTP ${reply.status}`) : null
}
