/** Enough to see what a frame was; what is stored of a stranger's text stays small. */
const longestExcerpt = 300

/** Cut after the secrets are out, so that no cut leaves half of one. */
export function excerptOf(what: unknown, clean: (text: string) => string): string {
  return clean(typeof what === 'string' ? what : written(what)).slice(0, longestExcerpt)
}

function written(what: unknown): string {
  try {
    return JSON.stringify(what) ?? ''
  } catch {
    // Parsed from JSON, so only its depth can be the trouble.
    return '(nested too deep to be written)'
  }
}
