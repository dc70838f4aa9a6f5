/** What is so, and what to do about it: whole sentences both. */
export type Words = readonly [what: string, todo: string]

/** The same codes in another language: one too few or too many does not compile. */
export type SameCodes<Codes> = Readonly<Record<keyof Codes, Words>>
