/** A cell: figures stay figures; `text` is kept from being read as a number or a formula. */
export type CsvCell = string | number | null | { readonly text: string }

const byteOrderMark = '\ufeff'

/** A table for spreadsheets: BOM, so that Hangul is read as UTF-8, and CRLF. A code such as 005930 keeps its zeros. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return quoted(`="${cell.text.replaceAll('"', '""')}"`)
  if (/^-?\d+(\.\d+)?$/.test(cell)) return cell
  return quoted(/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
