import type { Issue } from '../../../shared/domain/instrument.ts'
import { createTextMatcher } from '../../format/matchText.ts'
import { nearness } from '../../stores/issuesKnown.ts'

export interface IssueFinder {
  /** Those that a code, a name or initial consonants may mean, the nearest first. */
  readonly find: (text: string, most: number) => readonly Issue[]
  /** Gets some more names ready; `false`: all are. */
  readonly prepare: () => boolean
}

/** So many names are taken apart at a time: all at once would hold the page up for a tenth of a second. */
const atOnce = 200

/** Searches thousands of names within a keystroke. Until all are ready, the rest is found by its plain letters. */
export function createIssueFinder(issues: readonly Issue[]): IssueFinder {
  const matches = createTextMatcher()
  let ready = 0
  const prepare = () => {
    const end = Math.min(issues.length, ready + atOnce)
    for (; ready < end; ready += 1) {
      const issue = issues[ready]
      if (issue) matches(issue, 'ㄱ')
    }
    return ready < issues.length
  }
  const plainly = ({ code, name }: Issue, text: string) =>
    code.includes(text) || name?.toUpperCase().includes(text) === true
  return {
    prepare,
    find(text, most) {
      const asked = text.trim().toUpperCase()
      if (asked === '') return []
      const found: [Issue[], Issue[], Issue[]] = [[], [], []]
      for (const [place, issue] of issues.entries()) {
        const isMeant = place < ready ? matches(issue, text) : plainly(issue, asked)
        if (!isMeant) continue
        const near = found[nearness(text, issue)]
        if (near.length < most) near.push(issue)
        if (found[0].length + found[1].length >= most) break
      }
      return found.flat().slice(0, most)
    },
  }
}
