/** Reads a file as a spreadsheet does: a BOM, quotes, doubled quotes, CRLF. Throws where it is no table. */
export function parseCsv(text: string): string[][] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark')
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (cell.lastIndex = 1; cell.lastIndex < text.length; ) {
    const found = cell.exec(text)
    if (!found) throw new Error('not a table')
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
