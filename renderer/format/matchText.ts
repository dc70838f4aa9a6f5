import { disassemble, getChoseong } from 'es-hangul'
import type { Issue } from '../../shared/domain/instrument.ts'

interface Spelling {
  readonly jamo: string
  readonly initials: string
}

export type TextMatcher = (issue: Issue, query: string) => boolean

/** Finds issues by code, by name however much of it is typed yet, or by initial consonants (ㅎㅂㅂ). */
export function createTextMatcher(): TextMatcher {
  const spellings = new Map<string, Spelling>()
  const spell = (name: string): Spelling => {
    const known = spellings.get(name)
    if (known) return known
    const bare = squeeze(name)
    const spelling = { jamo: disassemble(bare), initials: getChoseong(bare) }
    spellings.set(name, spelling)
    return spelling
  }
  return ({ code, name }, query) => {
    const asked = squeeze(query)
    if (asked === '') return true
    if (code.toLowerCase().includes(asked)) return true
    if (name === null) return false
    const { jamo, initials } = spell(name)
    return isInitials(asked) ? initials.includes(asked) : jamo.includes(disassemble(asked))
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}

function isInitials(text: string): boolean {
  return /^[ㄱ-ㅎ]+$/.test(text)
}
