import type { TFunction } from 'i18next'
import { investorClasses } from '../../../shared/domain/investors.ts'
import { mismatchesOf, type ProgramMismatch } from '../../../shared/domain/programSums.ts'
import type { ProgramUnit } from '../../../shared/domain/programTrade.ts'
import { type ShownUnit, shownText } from './figureText.ts'
import type { MatrixColumn, MatrixRow } from './programRows.ts'

/** The sentence of one rule that does not hold, in parts that are set apart on screen. */
export interface MismatchWords {
  /** "기타법인 비차익: 매수 − 매도 = 1,457 ≠ 받은 값" */
  readonly rule: string
  /** "1,460" */
  readonly received: string
  /** "차이 +3" */
  readonly difference: string
}

/** `row`: whose figures; `null`: there is only one. */
export function mismatchWords(
  mismatch: ProgramMismatch,
  row: string | null,
  moneyUnit: ShownUnit['moneyUnit'],
  t: TFunction,
): MismatchWords {
  const { unit, rule } = mismatch
  const text = (value: string, side: 'sell' | 'net') => shownText(value, side, { unit, moneyUnit })
  const what = rule === 'net' ? t(`program.kind.${mismatch.kind}`) : t(`program.side.${mismatch.side}`)
  const where = [row, what, t(`program.unit.${unit}`)].filter((part) => part !== null).join(' ')
  return {
    rule: t(`program.sums.${rule}`, { where, computed: text(mismatch.computed, 'sell') }),
    received: text(mismatch.received, 'sell'),
    difference: t('program.sums.difference', { difference: text(mismatch.difference, 'net') }),
  }
}

/** What a class is called: by its code, and only where that is unknown by the broker's own word. */
export function className(code: string, sentName: string | null, t: TFunction): string {
  const known = investorClasses.find((one) => one.code === code)
  return known ? t(`program.investor.${known.id}`) : (sentName ?? code)
}

/** Whether the figure in that column is the result of a rule that does not hold. */
export function isOff(mismatch: ProgramMismatch, { kind, side }: MatrixColumn): boolean {
  return mismatch.rule === 'net'
    ? side === 'net' && mismatch.kind === kind
    : kind === 'all' && mismatch.side === side
}

/** The rules that a row breaks in a unit. 전체 adds up the rounding of its summands, so it is not judged. */
export function brokenRules({ kind, trades }: MatrixRow, unit: ProgramUnit): readonly ProgramMismatch[] {
  if (!trades || kind === 'total') return []
  return mismatchesOf(trades).filter((mismatch) => mismatch.unit === unit)
}
