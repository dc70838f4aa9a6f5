interface Within {
  /** Between two neighbours, and the least of both ends. */
  readonly gap: number
  readonly from: number
  readonly until: number
}

/** Places as near as may be to those wanted, in their order, none nearer to another than the gap. */
export function pushApart(wanted: readonly number[], { gap, from, until }: Within): readonly number[] {
  const order = wanted
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
  const placed = new Array<number>(wanted.length).fill(from)
  let least = from
  for (const { place, index } of order) {
    placed[index] = Math.max(place, least)
    least = Math.max(place, least) + gap
  }
  let most = until
  for (const { index } of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? from, most)
    most = (placed[index] ?? from) - gap
  }
  return placed
}
