/** A refusal that stands for so many more answers. */
export interface Standing<Code> {
  readonly code: Code
  times: number
}

/** The code to refuse with now, or `undefined`; a counted refusal is used up by asking. */
export function takeRefusal<Code>(standing: Standing<Code> | undefined): Code | undefined {
  if (!standing || standing.times <= 0) return undefined
  standing.times -= 1
  return standing.code
}
