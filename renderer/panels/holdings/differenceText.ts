import { sharesText } from '../../format/figures.ts'

const minus = '\u2212'

/** Shares by which two quantities differ: -1200 as "−1,200", with U+2212. */
export function differenceText(shares: number): string {
  return shares < 0 ? `${minus}${sharesText(-shares)}` : sharesText(shares)
}
