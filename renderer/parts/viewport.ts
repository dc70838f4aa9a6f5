/** Every line of the list is this high, px: a place in it is a multiplication. */
export const rowHeight = 24

/** How far a table is scrolled, and how high it is, px without its head. */
export interface View {
  readonly top: number
  readonly height: number
}

export const unmeasured: View = { top: 0, height: 0 }

/** Rows beyond each edge, so that a quick scroll meets rows and not a void; each of them costs every frame's paint. */
const spare = 5

/** Lines from `first` up to, not including, `end`. */
export interface Range {
  readonly first: number
  readonly end: number
}

/** Which of `count` lines to put on the page. */
export function visibleRange(count: number, { top, height }: View): Range {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare)
  return { first: Math.min(first, count), end: Math.max(end, 0) }
}

/** Where to scroll so that line `index` is seen, or `null` where it is already. */
export function scrollToShow(index: number, viewport: View, where: 'nearest' | 'centre'): number | null {
  const start = index * rowHeight
  const { top, height } = viewport
  if (start >= top && start + rowHeight <= top + height) return null
  if (where === 'centre') return Math.max(0, start - Math.floor((height - rowHeight) / 2))
  return start < top ? start : start + rowHeight - height
}
