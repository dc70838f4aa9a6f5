/** What an answer's fields are turned into; may be anything. */
export type Spoiling<Fields> = (fields: Fields) => unknown

export interface StandingSpoiling<Fields> {
  set(spoiling: Spoiling<Fields>, times: number): void
  /** The fields as they are to be told; uses up a counted spoiling. */
  apply(fields: Fields): unknown
  clear(): void
}

export function createSpoiling<Fields>(): StandingSpoiling<Fields> {
  let standing: { readonly apply: Spoiling<Fields>; left: number } | undefined
  return {
    set(apply, times) {
      standing = { apply, left: times }
    },
    apply(fields) {
      if (!standing || standing.left <= 0) return fields
      standing.left -= 1
      return standing.apply(fields)
    },
    clear() {
      standing = undefined
    },
  }
}
