/** Of what a watchlist may hold, a short code and no ISIN. Asked with every tick, so it is no schema. */
export function isShortCode(code: string): boolean {
  return code.length === 6
}
