import { inUnit, type MoneyUnit } from '../../../../shared/domain/programTrade.ts'
import { decimalText, directionOf } from '../../../format/figures.ts'

/** What a figure of 순매수 is counted in: 천주, or money. */
export type NetUnit = 'quantity' | MoneyUnit

/** Every digit of a figure as the broker sends it, in a unit: "-89891" as "-898.91". */
export function unitText(value: string, unit: NetUnit): string {
  return unit === 'quantity' ? value : inUnit(value, unit)
}

/** "89891" as "+89,891": exact, with a sign but at 0. */
export function netText(value: string, unit: NetUnit): string {
  return signedDecimalText(unitText(value, unit))
}

/** An exact decimal with thousands separators and a sign, U+2212 where it is below zero. */
export function signedDecimalText(decimal: string): string {
  return `${directionOf(decimal) === 'up' ? '+' : ''}${decimalText(decimal)}`
}
