/** Every line of the list is this high, px: a place in it is a multiplication. */
export const rowHeight = 24

/** How far a table is scrolled, which way it went last, and how high it is, px without its head. */
export interface View {
  readonly top: number
  readonly upwards: boolean
  readonly height: number
}

export const unmeasured: View = { top: 0, upwards: false, height: 0 }

/** Rows beyond the edges, so that a quick scroll meets rows and not a void; each of them costs every frame's paint. */
const spare = { ahead: 6, behind: 2 }

/** Lines from `first` up to, not including, `end`. */
export interface Range {
  readonly first: number
  readonly end: number
}

/** Which of `count` lines to put on the page. */
export function visibleRange(count: number, { top, upwards, height }: View): Range {
  const [above, below] = upwards ? [spare.ahead, spare.behind] : [spare.behind, spare.ahead]
  const first = Math.max(0, Math.floor(top / rowHeight) - above)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + below)
  return { first: Math.min(first, count), end: Math.max(end, 0) }
}

/** Where to scroll so that line `index` is seen, or `null` where it is already. */
export function scrollToShow(
  index: number,
  viewport: Pick<View, 'top' | 'height'>,
  where: 'nearest' | 'centre',
): number | null {
  const start = index * rowHeight
  const { top, height } = viewport
  if (start >= top && start + rowHeight <= top + height) return null
  if (where === 'centre') return Math.max(0, start - Math.floor((height - rowHeight) / 2))
  return start < top ? start : start + rowHeight - height
}
