/** What the probe keeps on the page's `window`; times are the machine's, in ms since 1970. */
export interface Probe {
  /** When the row of an event was first painted, by its id. */
  readonly paintedAt: Map<string, number>
  /** When the list was first painted with so many rows, gaps among them. */
  readonly countedAt: { readonly rows: number; readonly at: number }[]
  /** Tasks over 50 ms: the browser tells of no shorter ones. */
  readonly longTasks: { readonly at: number; readonly milliseconds: number }[]
  /** Milliseconds between animation frames while nothing happens. */
  frames(count: number): Promise<number[]>
}

declare global {
  interface Window {
    vigilProbe: Probe
  }
}

/**
 * Runs in the page before any of its own code, alone and as text: it can use nothing from outside itself.
 * A change is painted by the end of the next animation frame, and a message posted in that frame comes after it.
 */
export function installProbe(): void {
  const paintedAt = new Map<string, number>()
  const countedAt: { rows: number; at: number }[] = []
  const longTasks: { at: number; milliseconds: number }[] = []
  const seen = new Set<string>()
  const afterPaint = (then: (at: number) => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })

  function sawRows(root: ParentNode): void {
    const fresh: string[] = []
    for (const row of root.querySelectorAll('[data-id]')) {
      const id = row.getAttribute('data-id') ?? ''
      if (seen.has(id)) continue
      seen.add(id)
      fresh.push(id)
    }
    if (fresh.length > 0)
      afterPaint((at) => {
        for (const id of fresh) paintedAt.set(id, at)
      })
  }

  function sawCount(): void {
    const rows = Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount') ?? 1) - 1
    if (rows === countedAt.at(-1)?.rows) return
    const counted = { rows, at: Number.POSITIVE_INFINITY }
    countedAt.push(counted)
    afterPaint((at) => {
      counted.at = at
    })
  }

  new MutationObserver((changes) => {
    for (const { type, addedNodes } of changes)
      if (type === 'childList' && addedNodes.length > 0) {
        sawRows(document)
        break
      }
    sawCount()
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-rowcount'] })

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ at: performance.timeOrigin + startTime, milliseconds: duration })
  }).observe({ type: 'longtask', buffered: true })

  async function frames(count: number): Promise<number[]> {
    const times: number[] = []
    for (let n = 0; n <= count; n++) times.push(await new Promise<number>(requestAnimationFrame))
    return times.slice(1).map((time, n) => time - (times[n] ?? time))
  }

  window.vigilProbe = { paintedAt, countedAt, longTasks, frames }
}
