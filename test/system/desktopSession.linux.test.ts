import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startDesktopSession } from './desktopSession.ts'

test('a test desktop takes everything with it when it ends, even what left its parent', async () => {
  let home = ''
  let pid = 0
  {
    await using session = await startDesktopSession()
    home = session.environment.HOME ?? ''
    const shell = spawn('setsid', ['sh', '-c', 'sleep 600 >/dev/null 2>&1 & echo $!'], {
      env: session.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    pid = Number(String((await once(shell.stdout, 'data'))[0]))
    expect(isRunning(pid)).toBe(true)
  }
  expect(isRunning(pid)).toBe(false)
  expect(existsSync(home)).toBe(false)
})

/** A process that ended may stay listed as a zombie until somebody asks for its exit code. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
