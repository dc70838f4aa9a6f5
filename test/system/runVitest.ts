import { existsSync, readFileSync, rmSync } from 'node:fs'
import { startDesktopSession } from './desktopSession.ts'
import { missingPackages } from './packages.ts'
import type { Plan } from './planRun.ts'
import { runNode } from './runNode.ts'
import { type Tally, tallyOf } from './tally.ts'

const reportFile = '.artifacts/tests.json'

/** Runs vitest inside a desktop of its own (Linux) and counts what it says. */
export async function runVitest(plan: Plan): Promise<Tally> {
  rmSync(reportFile, { force: true })
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--config=${plan.vitestConfig}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...plan.vitestArguments,
  ]
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  const exitCode = await insideDesktop((environment) => runNode(args, { ...environment, ...plain }))
  // Windows skips what only a POSIX system has; on Linux everything runs, so a skipped test is a mistake.
  const strict = process.env.CI === 'true' && process.platform === 'linux'
  return tallyOf(readReport(), { exitCode, strict })
}

/** Elsewhere, and for a part of the tests on a machine without the packages, the present session serves. */
async function insideDesktop(run: (environment: NodeJS.ProcessEnv) => Promise<number>): Promise<number> {
  if (process.platform !== 'linux' || missingPackages().length > 0) return run(process.env)
  await using session = await startDesktopSession()
  return await run(session.environment)
}

function readReport() {
  return existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined
}
