/** Six digits or capital letters. Written out: it runs for every event, and a pattern takes five times as long. */
export function isIssueCode(text: string): boolean {
  return text.length === 6 && startsWithCode(text)
}

/** An item that is not KRX's: `_NX` for NXT, `_AL` for the order router's view over both. */
export function isOtherVenue(item: string): boolean {
  if (item.length !== 9) return false
  return (item.endsWith('_AL') || item.endsWith('_NX')) && startsWithCode(item)
}

function startsWithCode(text: string): boolean {
  for (let at = 0; at < 6; at++) {
    const character = text.charCodeAt(at)
    const isDigit = character >= 48 && character <= 57
    if (!isDigit && (character < 65 || character > 90)) return false
  }
  return true
}
