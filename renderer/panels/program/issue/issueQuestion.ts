import type { Issue, Venue } from '../../../../shared/domain/instrument.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { IssueProgramState, ProgramStore } from '../../../stores/program.ts'
import type { ProgramApi } from '../programActions.ts'

/** Program trade of one issue. Nothing is asked but on the user's word. */
export interface IssueQuestion {
  readonly ask: (issue: Issue) => Promise<void>
  /** What was told of the former venue goes; an issue that was asked about is asked about there. */
  readonly turnTo: (venue: Venue) => void
  readonly cancel: () => void
  /** Puts the answer away. */
  readonly close: () => void
}

interface IssueQuestionDeps {
  readonly api: Pick<ProgramApi, 'issueProgram'>
  readonly program: ProgramStore
  readonly now: () => Instant
  /** Reads the page's clock. */
  readonly tick: () => void
  /** How often it has leapt. */
  readonly leaps: () => number
}

const nothingHeard = { answer: null, lost: null } as const

export function createIssueQuestion({ api, program, now, tick, leaps }: IssueQuestionDeps): IssueQuestion {
  /** The question under way: only it may write. */
  let current: AbortController | null = null

  const put = (change: Partial<IssueProgramState>) =>
    program.setState(({ issue }) => ({ issue: { ...issue, ...change } }))

  function cancel(): void {
    current?.abort()
    current = null
    put({ asking: null })
  }

  async function ask(issue: Issue): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    const { venue, issue: before } = program.getState().issue
    const same = before?.code === issue.code
    tick()
    const asked = { leaps: leaps() }
    put({ issue, asking: { since: now() }, ...(same ? {} : nothingHeard) })
    try {
      const answer = await api.issueProgram({ code: issue.code, venue }, mine.signal)
      if (current !== mine) return
      tick()
      put({ asking: null, answer, lost: null, ...asked })
    } catch {
      if (current === mine) put({ asking: null, answer: null, lost: now() })
    }
    if (current === mine) current = null
  }

  return {
    ask,
    turnTo(venue) {
      const { issue, venue: before } = program.getState().issue
      if (venue === before) return
      cancel()
      put({ venue, ...nothingHeard })
      if (issue) void ask(issue)
    },
    cancel,
    close() {
      cancel()
      put({ issue: null, ...nothingHeard })
    },
  }
}
