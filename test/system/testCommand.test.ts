import { describe, expect, test } from 'vitest'
import { planRun } from './planRun.ts'
import { isGood, summaryLine, tallyOf } from './tally.ts'

const clean = { success: true, numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
const run = { exitCode: 0, strict: true }

describe('the last line of a test run tells the truth', () => {
  test('a clean run counts what passed', () => {
    expect(summaryLine(tallyOf(clean, run))).toBe('7 passed, 0 failed')
  })

  test.each([
    ['a run without a report', undefined, run],
    ['a run of no tests', { ...clean, numPassedTests: 0 }, run],
    ['an error outside every test', { ...clean, success: false }, { ...run, exitCode: 1 }],
    ['a runner that died after its report', clean, { ...run, exitCode: 1 }],
    ['a failed test', { ...clean, success: false, numFailedTests: 1 }, { ...run, exitCode: 1 }],
    ['a skipped test in CI', { ...clean, numPendingTests: 1 }, run],
  ])('%s is not good', (_, report, how) => {
    const tally = tallyOf(report, how)
    expect(isGood(tally)).toBe(false)
    expect(tally.failed).toBeGreaterThan(0)
  })

  test('at a terminal a skipped test is allowed', () => {
    expect(isGood(tallyOf({ ...clean, numPendingTests: 1 }, { exitCode: 0, strict: false }))).toBe(true)
  })
})

describe('npm test asks for no more than it needs', () => {
  test('alone it checks, builds, provides the desktop and runs everything', () => {
    const plan = planRun([])
    expect(plan.steps.map(({ script }) => script)).toEqual(['build/check.ts', 'build/build.ts'])
    expect(plan).toMatchObject({ provision: true, vitestArguments: [] })
  })

  test('a folder of plain tests needs neither build nor packages', () => {
    expect(planRun(['test/net'])).toMatchObject({
      steps: [],
      provision: false,
      vitestArguments: ['test/net'],
    })
  })

  test.each(['test/e2e', './test/e2e/', 'test/e2e/restart.test.ts', 'test'])('%s needs both', (path) => {
    const plan = planRun([path])
    expect(plan.steps.map(({ script }) => script)).toEqual(['build/build.ts'])
    expect(plan.provision).toBe(true)
  })

  test('an option alone still means everything', () => {
    expect(planRun(['--bail=1']).steps).toHaveLength(2)
  })
})
