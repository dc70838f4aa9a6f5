import type { Issue } from '../../shared/domain/instrument.ts'
import { useApp } from '../app/context.ts'

/** Brings up the program trade of one issue, asked anew. */
export function useIssueProgram(): (issue: Issue) => void {
  const { commands, program } = useApp()
  return (issue) => {
    commands.program()
    void program.issue.ask(issue)
  }
}
