import type { Clock } from '../../../shared/domain/time.ts'
import { createRateWindow } from '../server/rateWindow.ts'

/** The broker's answer codes: 0 done, 1 error, 105110 too fast, 105115 too many items. */
type RegistrationCode = 0 | 1 | 105110 | 105115

export interface Registrations {
  register(request: Readonly<Record<string, unknown>>): RegistrationCode
  remove(request: Readonly<Record<string, unknown>>): RegistrationCode
  /** Whether anything of a real-time type ("1h") is registered. */
  has(type: string): boolean
  /** The items registered for a type, each as it was named. */
  itemsOf(type: string): readonly string[]
}

/** Whether a request names a real-time type. */
export function names(request: Readonly<Record<string, unknown>>, type: string): boolean {
  return [...(listed(request)?.values() ?? [])].some((each) => each.type === type)
}

const mostItems = 200

interface Registered {
  readonly type: string
  readonly item: string
}

/** What one connection has registered; it dies with the connection. Codes of issues are never checked. */
export function createRegistrations(clock: Clock): Registrations {
  const items = new Map<string, Registered>()
  const fits = createRateWindow(clock, 5, 1000)

  return {
    register(request) {
      if (!fits()) return 105110
      const wanted = listed(request)
      if (!wanted) return 1
      const kept = request.refresh === '0' ? [] : items
      const next = new Map([...kept, ...wanted])
      if (next.size > mostItems) return 105115
      items.clear()
      for (const [key, each] of next) items.set(key, each)
      return 0
    },
    remove(request) {
      const unwanted = listed(request)
      if (!unwanted) return 1
      for (const key of unwanted.keys()) items.delete(key)
      return 0
    },
    has: (type) => [...items.values()].some((each) => each.type === type),
    itemsOf: (type) => [
      ...new Set([...items.values()].filter((each) => each.type === type).map(({ item }) => item)),
    ],
  }
}

/** Every pair of item and type in the request's data, by group; `undefined` when it is malformed. */
function listed(request: Readonly<Record<string, unknown>>): Map<string, Registered> | undefined {
  const { grp_no: group, data } = request
  if (typeof group !== 'string' || !Array.isArray(data)) return undefined
  const found = new Map<string, Registered>()
  for (const entry of data) {
    const types = textList(entry?.type)
    const items = entry?.item === undefined ? [''] : textList(entry.item)
    if (!types || !items) return undefined
    for (const type of types) for (const item of items) found.set(`${group} ${type} ${item}`, { type, item })
  }
  return found
}

function textList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined
}
