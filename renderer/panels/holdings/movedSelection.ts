/** The code to select from there; with nothing selected yet, either end. `null`: there is none. */
export function moved(
  codes: readonly string[],
  selected: string | null,
  to: 'next' | 'previous' | 'first' | 'last',
): string | null {
  const last = codes.length - 1
  const at = selected === null ? -1 : codes.indexOf(selected)
  const place = {
    first: 0,
    last,
    next: Math.min(at + 1, last),
    previous: at < 0 ? last : Math.max(at - 1, 0),
  }[to]
  return codes[place] ?? null
}
