import type { Line } from './lines.ts'

/** How wide the widest amount is, in digits: no figure is ever cut off. A comma is less than half as wide as a digit. */
export function widestAmount(lines: readonly Line[]): number {
  let most = 0
  for (const line of lines) {
    if (line.kind === 'section') {
      const { worth, profit } = line.sums
      for (const total of [worth, profit]) if (total.kind === 'known') most = wider(most, total.value)
      continue
    }
    const { worth, profit } = line.position
    if (worth.kind === 'sent') most = wider(most, worth.value)
    if (profit?.kind === 'sent') most = wider(most, profit.value)
  }
  const digits = String(most).length
  return digits + Math.floor((digits - 1) / 3) / 2 + 1
}

function wider(most: number, value: number): number {
  return Math.max(most, Math.abs(value))
}
