import type { Figure } from '../../../shared/domain/figure.ts'
import {
  inUnit,
  type MoneyUnit,
  type ProgramSide,
  type ProgramUnit,
} from '../../../shared/domain/programTrade.ts'
import { decimalText, directionOf } from '../../format/figures.ts'

/** What the figures on screen count in. */
export interface ShownUnit {
  readonly unit: ProgramUnit
  /** Of amounts; quantities are always in 천주. */
  readonly moneyUnit: MoneyUnit
}

/** An exact whole text as the screen shows it, every digit of it. A net has always a sign but at 0. */
export function shownText(value: string, side: ProgramSide, { unit, moneyUnit }: ShownUnit): string {
  const exact = unit === 'amount' ? inUnit(value, moneyUnit) : value
  const text = decimalText(exact)
  return side === 'net' && directionOf(exact) === 'up' ? `+${text}` : text
}

const digitWidth = 8.3
const otherWidth = 4.5

/** No less than the width of a figure at 13 px, whichever of our fonts is there. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += /[\d+\u2212]/.test(sign) ? digitWidth : otherWidth
  return width
}

/** Room for ▲ or ▼ before a net, and for ≠ behind any figure. */
const directionMark = 14
const offMark = 21
const padding = 12
const dash = 34

/** What a cell needs so that nothing of its figure is cut. `off`: it carries ≠. */
export function cellWidth(
  {
    figure,
    side,
    off,
  }: { readonly figure: Figure<string>; readonly side: ProgramSide; readonly off: boolean },
  shown: ShownUnit,
): number {
  const text =
    figure.kind === 'sent'
      ? widthOf(shownText(figure.value, side, shown)) + (side === 'net' ? directionMark : 0)
      : dash
  return Math.ceil(text + padding + (off ? offMark : 0))
}
