/** Every line of the list is this high, px: a place in it is a multiplication. */
export const rowHeight = 24

interface Viewport {
  readonly count: number
  readonly top: number
  readonly height: number
}

/** Rows beyond either edge, so that a quick scroll meets rows and not a void. */
const spare = 8

/** The lines to put on the page for a list scrolled to `top`: from `first` up to, not including, `end`. */
export function visibleRange({ count, top, height }: Viewport): { first: number; end: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare)
  return { first: Math.min(first, count), end: Math.max(end, 0) }
}

/** Where to scroll so that line `index` is seen, or `null` where it is already. */
export function scrollToShow(
  index: number,
  viewport: Omit<Viewport, 'count'>,
  where: 'nearest' | 'centre',
): number | null {
  const start = index * rowHeight
  const { top, height } = viewport
  if (start >= top && start + rowHeight <= top + height) return null
  if (where === 'centre') return Math.max(0, start - Math.floor((height - rowHeight) / 2))
  return start < top ? start : start + rowHeight - height
}
