import type { Question } from '../server/openServer.ts'

/** KIS's sample client tells the charset in a header of its own. */
export function isUtf8Json(headers: Question['headers']): boolean {
  const [type, own] = (headers['content-type'] ?? '').toLowerCase().split(/; */)
  const charset = own ?? `charset=${headers.charset}`.toLowerCase()
  return type === 'application/json' && charset === 'charset=utf-8'
}

/** Whether each of these is in the query once, and nothing else is. */
export function asksExactly(query: URLSearchParams, names: readonly string[]): boolean {
  return [...query.keys()].sort().join() === [...names].sort().join()
}
