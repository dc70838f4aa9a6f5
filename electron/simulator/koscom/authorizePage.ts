import type { Answer, Question } from '../server/openServer.ts'
import type { Consents } from './consents.ts'
import type { Credential } from './credential.ts'

interface AuthorizeDeps {
  readonly credential: Credential
  readonly consents: Consents
}

/**
 * `GET /auth/oauth/v2/authorize`: in place of the portal's login, a page with two links back to the
 * redirect address, one with a code and one with the user's refusal.
 */
export function authorizePage({ query }: Question, { credential, consents }: AuthorizeDeps): Answer {
  const problem = problemWith(query, credential)
  if (problem) return page(400, `<p>${problem}</p>`)
  const state = query.get('state') ?? ''
  const allowed = back(credential.redirect, { code: consents.newCode(), state })
  const denied = back(credential.redirect, { error: 'access_denied', state })
  return page(
    200,
    `<p>계좌 조회를 허용하시겠습니까?</p><a id="allow" href="${allowed}">허용</a> <a id="denied" href="${denied}">거부</a>`,
  )
}

function problemWith(query: URLSearchParams, credential: Credential): string | undefined {
  if (query.get('response_type') !== 'code') return 'response_type은 code여야 합니다.'
  if (query.get('client_id') !== credential.clientId) return '등록되지 않은 client_id입니다.'
  if (query.get('redirect_uri') !== credential.redirect) return 'redirect_uri가 등록된 주소와 다릅니다.'
  if (query.get('scope') !== 'account') return 'scope가 올바르지 않습니다.'
  return query.get('state') ? undefined : 'state가 없습니다.'
}

/** Encoded parameters hold nothing that an attribute would have to escape. */
function back(redirect: string, parameters: Readonly<Record<string, string>>): string {
  return `${redirect}?${new URLSearchParams(parameters)}`
}

function page(status: number, content: string): Answer {
  const head = '<meta charset="utf-8"><title>금융투자 핀테크포털</title>'
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="ko"><head>${head}</head><body>${content}</body></html>`,
    ...(status === 200 ? {} : { refused: 'authorize' }),
  }
}
