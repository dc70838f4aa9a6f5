/** A short issue code, alone or with the venue that brokers hang on it: `_NX` for NXT, `_AL` for both. */
const written = /^([0-9A-Z]{6})(?:_(?:NX|AL))?$/i

/** What parts the cells and words of a pasted text. */
const between = /[\s,;|/:"'`()[\]{}<>·]+/

/** The code in a text that holds nothing else, as somebody types or copies one; `null`: it is no code. */
export function issueCodeIn(text: string): string | null {
  return written.exec(text.trim())?.[1]?.toUpperCase() ?? null
}

interface CodesInText {
  /** In their order, each once. */
  readonly codes: readonly string[]
  /** The words that are no codes, in their order, each once. */
  readonly rest: readonly string[]
}

/**
 * Every code in a pasted text: lines, commas, a block of a spreadsheet. Here a code has a digit, as every listed one
 * has: a name such as KBSTAR has six letters too.
 */
export function issueCodesIn(text: string): CodesInText {
  const codes = new Set<string>()
  const rest = new Set<string>()
  for (const word of text.split(between).filter((part) => part !== '')) {
    const code = /\d/.test(word) ? issueCodeIn(word) : null
    if (code === null) rest.add(word)
    else codes.add(code)
  }
  return { codes: [...codes], rest: [...rest] }
}
