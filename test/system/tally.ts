export interface Tally {
  readonly passed: number
  readonly failed: number
}

export const emptyTally: Tally = { passed: 0, failed: 0 }

export function addTallies(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

/** A run that proved nothing is not a good one. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}

export function summaryLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}

/** The part of vitest's JSON report that counts. */
interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/**
 * What a run of vitest amounts to. Skipped tests are failures where `strict` (CI). A run that went wrong
 * without a failed test (a file that does not load, an error nobody caught) counts as one failure.
 */
export function tallyOf(report: Report | undefined, run: { exitCode: number; strict: boolean }): Tally {
  if (report === undefined) return { passed: 0, failed: 1 }
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + (run.strict ? skipped : 0)
  const unexplained = failed === 0 && (run.exitCode !== 0 || !report.success || report.numPassedTests === 0)
  return { passed: report.numPassedTests, failed: unexplained ? 1 : failed }
}
