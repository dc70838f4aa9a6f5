import { decimalText } from '../../format/figures.ts'

/** A figure of a check sum as the screen writes numbers; anything else as it came. */
export function plainFigure(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? decimalText(text) : text
}
