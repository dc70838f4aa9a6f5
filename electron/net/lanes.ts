/** Who waits, by lane: in order of arrival within a lane, and lane by lane in turns. */
export interface Lanes<W> {
  enter(lane: string, waiter: W): void
  leave(lane: string, waiter: W): void
  /** Takes out whoever is next; the lane then stands behind the others. */
  next(): W | undefined
  count(): number
}

export function createLanes<W>(): Lanes<W> {
  const lanes = new Map<string, readonly W[]>()

  const put = (name: string, waiters: readonly W[]) => {
    if (waiters.length > 0) lanes.set(name, waiters)
    else lanes.delete(name)
  }

  return {
    enter: (name, waiter) => put(name, [...(lanes.get(name) ?? []), waiter]),
    leave(name, waiter) {
      put(name, lanes.get(name)?.filter((other) => other !== waiter) ?? [])
    },
    next() {
      for (const [name, [first, ...rest]] of lanes) {
        lanes.delete(name)
        put(name, rest)
        return first
      }
      return undefined
    },
    count: () => [...lanes.values()].reduce((sum, waiters) => sum + waiters.length, 0),
  }
}
