import { exitOf, start } from './run.ts'
import { say } from './say.ts'

const checks = [
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'unused', command: 'knip', args: ['--no-progress'] },
] as const

let failures = 0
for (const { name, command, args } of checks) {
  const code = await exitOf(start(command, args))
  say(`${name}: ${code === 0 ? 'ok' : 'failed'}`)
  if (code !== 0) failures++
}
process.exitCode = failures > 0 ? 1 : 0
