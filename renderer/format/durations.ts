/** A span in ms, whole seconds, as "1:28" or "1:02:03". Never negative. */
export function minutesText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const rest = String(seconds % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${rest}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
}

/** What is left of a span: the last second counts until it is over. */
export function remainingText(ms: number): string {
  return minutesText(Math.ceil(ms / 1000) * 1000)
}
