import { readFileSync } from 'node:fs'
import type { WireResponse } from '../../../electron/net/http.ts'

const wire = new URL('../../wire/', import.meta.url)

export function replyOf(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { kind: 'response', status, headers, body }
}

/** A payload under `test/wire` as an answer; those without a status of their own came with 200. */
export function captured(name: string): WireResponse {
  const payload: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(new URL(`${name}.json`, wire), 'utf8'),
  )
  const { status, body } = payload
  return typeof status === 'number' ? replyOf(JSON.stringify(body), status) : replyOf(JSON.stringify(payload))
}
