import { code, field, type Node, repeats, rootOf } from '../../support/scannedJson.ts'

/** Why a body has no answer in it. */
export type Closed =
  | { readonly kind: 'foreign-page' | 'unreadable' | 'twice' }
  | { readonly kind: 'refused'; readonly code: string }

/** A second reading of KIS's envelope. */
export function openedBody(body: string): { readonly kind: 'open'; readonly root: Node } | Closed {
  const root = rootOf(body)
  if (root?.type !== 'object') return { kind: /^[\ufeff\s]*</.test(body) ? 'foreign-page' : 'unreadable' }
  if (repeats(root)) return { kind: 'twice' }
  return code(field(root, 'rt_cd')) === '0' ? { kind: 'open', root } : refusal(root)
}

function refusal(root: Node): Closed {
  const told = [field(root, 'error_code'), field(root, 'msg_cd'), field(root, 'rt_cd')].map(code)
  const first = told.find((each) => each !== '')
  return first === undefined ? { kind: 'unreadable' } : { kind: 'refused', code: first }
}
