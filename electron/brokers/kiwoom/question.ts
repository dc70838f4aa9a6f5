import type { Secret } from '../../../shared/domain/secret.ts'
import type { WireRequest } from '../../net/http.ts'
import type { Fields } from '../common/body.ts'
import { answerWithin } from '../common/tokenWire.ts'

export interface Question {
  readonly apiId: string
  /** Under `/api/dostk`: which family of questions it belongs to. */
  readonly path: string
  readonly fields: Fields
  /** `next-key` of the page before; left out or `null`: the first page. */
  readonly after?: string | null
  /** The largest answer, bytes; left out: as large as any. */
  readonly limit?: number
}

/** A question of Kiwoom REST API, with the headers that its guide asks for. */
export function encodeQuestion(
  rest: string,
  { apiId, path, fields, after = null, limit }: Question,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  return {
    method: 'POST',
    url: `${rest}/api/dostk/${path}`,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      authorization: `Bearer ${token.reveal()}`,
      'api-id': apiId,
      ...(after === null ? {} : { 'cont-yn': 'Y', 'next-key': after }),
    },
    body: JSON.stringify(fields),
    deadline: answerWithin,
    ...(limit === undefined ? {} : { limit }),
    signal,
  }
}
