/** How long a tick lights the ground of its cell, ms. */
const lasts = 120

const lit = new Set<HTMLElement>()

/** One timer for all: a storm of ticks makes no storm of timers. One that is lit stays lit, it does not begin anew. */
export function flash(cell: HTMLElement): void {
  if (lit.has(cell)) return
  cell.dataset.flash = ''
  if (lit.size === 0) setTimeout(dim, lasts)
  lit.add(cell)
}

function dim(): void {
  for (const cell of lit) delete cell.dataset.flash
  lit.clear()
}
