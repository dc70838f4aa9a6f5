import type { Figure } from '../../../shared/domain/figure.ts'
import type { CsvCell } from '../../format/csv.ts'

/** Spreadsheets keep no more digits of a number. */
const exactDigits = 15

/** An exact whole text: as a number where a spreadsheet keeps every digit, else as text. */
export function exactCell(value: string): CsvCell {
  return value.replace('-', '').length > exactDigits ? { text: value } : value
}

/** What stands where no figure does: nothing for a field that the broker left empty, words for all else. */
export interface NoFigure {
  readonly unreadable: string
  readonly notSent: string
}

/** `null`: the class was not sent. */
export function figureCell(figure: Figure<string> | null, words: NoFigure): CsvCell {
  if (figure === null) return words.notSent
  if (figure.kind === 'sent') return exactCell(figure.value)
  return figure.kind === 'blank' ? '' : words.unreadable
}
