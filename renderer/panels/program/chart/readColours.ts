/** The tokens that a canvas draws with, as colours it understands. */
export type ChartColours = Readonly<Record<'t1' | 't2' | 't3' | 'line' | 'line2', string>>

/** A token is "light-dark(…)" until an element uses it. */
export function readColours(host: HTMLElement): ChartColours {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  const colour = (tone: keyof ChartColours) => {
    probe.style.color = `var(--${tone})`
    return getComputedStyle(probe).color
  }
  const colours = {
    t1: colour('t1'),
    t2: colour('t2'),
    t3: colour('t3'),
    line: colour('line'),
    line2: colour('line2'),
  }
  probe.remove()
  return colours
}

/** Calls when the page, the system or forced colours turn the tokens into other ones. */
export function watchColours(onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    window.matchMedia(query).addEventListener('change', onChange, { signal })
}
