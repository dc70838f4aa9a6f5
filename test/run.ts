import { mkdirSync } from 'node:fs'
import { provideSystemPackages } from './system/packages.ts'
import { type Plan, planRun } from './system/planRun.ts'
import { runNode } from './system/runNode.ts'
import { runVitest } from './system/runVitest.ts'
import { addTallies, emptyTally, isGood, summaryLine, type Tally } from './system/tally.ts'

/** `npm test` runs everything; `npm test -- test/net` runs what lies there. The last line counts. */
process.exitCode = await main(planRun(process.argv.slice(2)))

async function main(plan: Plan): Promise<number> {
  mkdirSync('.artifacts', { recursive: true })
  if (plan.provision) {
    const provision = provideSystemPackages()
    if (provision.kind === 'missing') {
      for (const sentence of provision.sentences) process.stderr.write(`${sentence}\n`)
      process.stdout.write(`${summaryLine({ passed: 0, failed: 1 })}\n`)
      return 1
    }
  }
  let tally: Tally = emptyTally
  for (const step of plan.steps) {
    process.stdout.write(`── ${step.title}\n`)
    tally = addTallies(tally, await runStep(step.script))
  }
  tally = addTallies(tally, await runVitest(plan))
  process.stdout.write(`${summaryLine(tally)}\n`)
  return isGood(tally) ? 0 : 1
}

/** A step that fails counts as one failed test, so that the last line cannot look clean. */
async function runStep(script: string): Promise<Tally> {
  const code = await runNode([script], process.env)
  return code === 0 ? emptyTally : { passed: 0, failed: 1 }
}
