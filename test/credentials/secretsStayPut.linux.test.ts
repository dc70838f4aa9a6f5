import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../shared/domain/secret.ts'
import { startKeyringSession } from '../support/keyringSession.ts'
import { backends, entries, isInstalled } from './support/backends.ts'
import { openTestVault } from './support/openTestVault.ts'
import { commandLine, environ, vaultProcessesOf } from './support/processes.ts'

const canary = 'PSkanarienvogel0123456789비밀'

describe.each(backends)('a secret kept through %s', (backend) => {
  const seen = test.skipIf(!isInstalled(backend))

  seen('is in no file but sealed, in no argument, in no environment, in no line for support', async () => {
    await using session = await startKeyringSession('an open keyring')
    const environment = { ...session.environment, KIS_APP_SECRET: canary }
    await using user = openTestVault({ environment, entry: entries[backend] })
    await user.vault.write('kis', new Secret(canary))
    await user.vault.read('kis')

    const pids = vaultProcessesOf(session.folder)
    expect(pids).toHaveLength(1)
    for (const pid of pids) {
      expect(environ(pid)).toContain('DBUS_SESSION_BUS_ADDRESS=')
      expect(commandLine(pid) + environ(pid)).not.toContain(canary)
    }
    const keyring = 'data/keyrings/login.keyring'
    expect(filesOf(session.folder)).toContain(keyring)
    expect(holders(session.folder)).toEqual([])
    session.lock()
    await user.vault.write('kis', new Secret(canary))
    await user.vault.open(new AbortController().signal)
    expect(user.lines.length).toBeGreaterThan(1)
    expect(user.lines.join('\n') + JSON.stringify([user.vault.status(), user.vault])).not.toContain(canary)
    expect(holders(session.folder)).toEqual([])

    // The search finds what it looks for.
    for (const encoding of ['utf8', 'utf16le', 'base64'] as const) {
      const text = encoding === 'base64' ? Buffer.from(canary).toString('base64') : canary
      writeFileSync(join(session.folder, encoding), text, encoding === 'base64' ? 'utf8' : encoding)
    }
    expect(holders(session.folder).sort()).toEqual(['base64', 'utf16le', 'utf8'])
  })
})

/** The files of a folder in which the secret can be read. */
function holders(folder: string): string[] {
  const forms = [
    Buffer.from(canary),
    Buffer.from(canary, 'utf16le'),
    Buffer.from(Buffer.from(canary).toString('base64')),
  ]
  return filesOf(folder).filter((file) => {
    const content = readFileSync(join(folder, file))
    return forms.some((form) => content.includes(form))
  })
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
