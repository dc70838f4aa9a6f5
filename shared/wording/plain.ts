/** What a broker's words may fill of a sentence. */
const longest = 200

/** Tags, and what is left of one that never ends. */
const markup = /<\/?[a-z!?][^>]*(>|$)/gi
/** Control characters, and those that turn the direction of writing or take no room. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** Words from outside as one line of plain text: no markup, nothing invisible, no `<`, and an end. */
export function plain(text: string): string {
  const line = text
    .replace(markup, ' ')
    .replace(/[<>]/g, (bracket) => (bracket === '<' ? '‹' : '›'))
    .replace(/\s/g, ' ')
    .replace(unseen, '')
    .replace(/ +/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
}
