/** So many are named; that there are more is a dot or three. */
const named = 6

export function namedWords(words: readonly string[], most = named): string {
  const shown = words.slice(0, most).map((word) => (word.length > 20 ? `${word.slice(0, 20)}…` : word))
  return words.length > most ? `${shown.join(', ')} …` : shown.join(', ')
}
