/** So many percent of a count of shares, cut to whole ones. */
export function shareOf(shares: number, percent: number): number {
  return Number((BigInt(shares) * BigInt(percent)) / 100n)
}
