import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { VaultState } from '../../shared/domain/vault.ts'
import { type KeyringDesktop, startKeyringSession } from '../support/keyringSession.ts'
import { backends, isInstalled } from './support/backends.ts'
import type { HostReport } from './support/standstill.ts'

/** Each desktop, and a state that the host must have come through in it. */
const desktops: readonly (readonly [KeyringDesktop, 'no screen' | 'a screen', VaultState])[] = [
  ['no bus', 'no screen', 'no-session-bus'],
  ['no bus', 'a screen', 'no-session-bus'],
  ['a bus that is gone', 'no screen', 'bus-unreachable'],
  ['a bus without a secret service', 'no screen', 'no-secret-service'],
  ['a service without a default keyring', 'no screen', 'no-default-keyring'],
  ['a service without a default keyring', 'a screen', 'no-default-keyring'],
  ['a locked keyring', 'no screen', 'prompt-impossible'],
  ['a locked keyring', 'a screen', 'prompt-waiting'],
  ['a keyring that the login did not open', 'a screen', 'prompt-waiting'],
  ['an open keyring', 'no screen', 'open'],
]

/** Other work on the machine makes a process stand still now and then; a call that blocks does so every time. */
const attempts = 4

describe.each(backends)('the host goes on working, through %s', (backend) => {
  const seen = test.skipIf(!isInstalled(backend))

  seen.each(desktops)('with %s and %s', async (desktop, screen, state) => {
    let blocked = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < attempts && blocked >= 50; attempt++) {
      await using session = await startKeyringSession(desktop, { screen: screen === 'a screen' })
      const { host, idle } = await runBeside([backend, state], session.environment)
      expect(host.filesRead).toBeGreaterThanOrEqual(240)
      expect(host.states).toContain(state)
      blocked = Math.min(blocked, host.longestStandstill - idle.longestStandstill)
    }
    expect(blocked).toBeLessThan(50)
  })
})

/** The host, and a process that does nothing at the same time: what it suffers is the machine's doing. */
async function runBeside(args: string[], environment: NodeJS.ProcessEnv) {
  const run = (file: string) =>
    fork(join(import.meta.dirname, 'support', file), args, { env: environment, execArgv: [] })
  const idle = run('idleChild.ts')
  const host = await reportOf(run('hostChild.ts'))
  const idleReport = reportOf(idle)
  idle.send('enough')
  return { host, idle: await idleReport }
}

async function reportOf(child: ChildProcess): Promise<HostReport> {
  const ended = once(child, 'exit')
  const [report] = await once(child, 'message')
  await ended
  return report
}
