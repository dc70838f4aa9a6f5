import type { Instant } from '../../../../shared/domain/time.ts'

/** How the broker treats a request. `lost`: done, and the answer never comes; `dropped`: not even done. */
export type Treatment =
  | { readonly kind: 'done'; readonly after: number }
  | { readonly kind: 'lost' | 'dropped' }
  | { readonly kind: 'refused'; readonly code: string; readonly after: number }

interface Ack {
  readonly at: Instant
  readonly to: 'REG' | 'REMOVE'
  readonly code: string
}

/** What a broker holds of one connection, with its answers still on their way. */
export function createRegistrationServer(limit: number) {
  const items = new Set<string>()
  const underWay: Ack[] = []
  /** Of each connection, when its requests were sent. */
  const sentAt: Instant[][] = [[]]

  return {
    items,
    sentAt,
    nextAckAt: () => underWay[0]?.at ?? null,
    takeAck: () => underWay.shift(),
    /** The connection is gone, and everything with it. */
    drop() {
      items.clear()
      underWay.length = 0
      sentAt.push([])
    },
    request(text: string, treatment: Treatment, now: Instant): void {
      const { trnm, data } = JSON.parse(text) as {
        trnm: 'REG' | 'REMOVE'
        data: readonly { item: readonly string[] }[]
      }
      sentAt.at(-1)?.push(now)
      const codes = data.flatMap(({ item }) => item)
      const answer = (code: string, after: number) => {
        // Answers come in the order of the requests.
        const at = Math.max(now + after, underWay.at(-1)?.at ?? 0)
        underWay.push({ at, to: trnm, code })
      }
      if (treatment.kind === 'refused') answer(treatment.code, treatment.after)
      if (treatment.kind === 'refused' || treatment.kind === 'dropped') return
      const after = treatment.kind === 'done' ? treatment.after : null
      if (trnm === 'REG' && new Set([...items, ...codes]).size > limit) {
        if (after !== null) answer('105115', after)
        return
      }
      for (const code of codes) {
        if (trnm === 'REG') items.add(code)
        else items.delete(code)
      }
      if (after !== null) answer('0', after)
    },
  }
}
