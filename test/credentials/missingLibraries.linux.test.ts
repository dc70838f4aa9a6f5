import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { Secret } from '../../shared/domain/secret.ts'
import { startKeyringSession } from '../support/keyringSession.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { openTestVault } from './support/openTestVault.ts'

/** An installation whose libraries are what a test leaves of them. */
function install(libraries: readonly string[]): { readonly entry: string; readonly packages: string } {
  const root = temporaryFolder()
  const packages = join(root, 'node_modules')
  cpSync('electron/credentials', join(root, 'electron/credentials'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  mkdirSync(packages)
  for (const name of libraries) symlinkSync(resolve('node_modules', name), join(packages, name))
  return { entry: join(root, 'electron/credentials/vaultProcess.ts'), packages }
}

/** keytar's script, as npm leaves it behind where install scripts do not run. */
function plantKeytar(packages: string, binary: string | undefined): void {
  const folder = join(packages, 'keytar')
  mkdirSync(join(folder, 'build/Release'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"keytar","main":"keytar.js"}')
  writeFileSync(join(folder, 'keytar.js'), "module.exports = require('./build/Release/keytar.node')")
  if (binary !== undefined) writeFileSync(join(folder, 'build/Release/keytar.node'), binary)
}

const secret = new Secret('PSsecret')

test.each([
  ['its package is missing', () => {}],
  ['its binary was not built', (packages: string) => plantKeytar(packages, undefined)],
  ['its binary does not load', (packages: string) => plantKeytar(packages, 'not a library')],
])('when of keytar %s, the other library keeps the secret, and is named', async (_, break_) => {
  await using session = await startKeyringSession('an open keyring')
  const { entry, packages } = install(['@napi-rs'])
  break_(packages)
  const index = new Map([['kept by keytar', { backend: 'keytar', savedAt: 1 } as const]])
  await using user = openTestVault({ environment: session.environment, entry, index })
  expect(await user.vault.write('key', secret)).toEqual({ kind: 'keychain', backend: 'napi-keyring' })
  expect(await user.vault.read('kept by keytar')).toEqual({ kind: 'other-backend', backend: 'keytar' })
})

test('when both are missing, the vault is memory, and says so', async () => {
  await using session = await startKeyringSession('an open keyring')
  const { entry } = install([])
  await using user = openTestVault({ environment: session.environment, entry })
  expect(await user.vault.write('key', secret)).toEqual({ kind: 'this-run-only', state: 'no-backend' })
  expect((await user.vault.open(new AbortController().signal)).state).toBe('no-backend')
  expect(user.vault.status()).toMatchObject({ backend: null, inMemory: 1 })
})

test('what one library kept is read after the other has come', async () => {
  await using session = await startKeyringSession('an open keyring')
  const { entry, packages } = install(['@napi-rs'])
  const given = { environment: session.environment, entry, index: new Map() }
  {
    await using user = openTestVault(given)
    await user.vault.write('key', secret)
  }
  symlinkSync(resolve('node_modules/keytar'), join(packages, 'keytar'))
  {
    await using user = openTestVault(given)
    expect(await user.vault.write('another', secret)).toEqual({ kind: 'keychain', backend: 'keytar' })
    expect(await user.vault.read('key')).toMatchObject({ kind: 'found', thisRunOnly: false })
  }
  rmSync(join(packages, 'keytar'))
})
