import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Secret } from '../../../shared/domain/secret.ts'
import { VaultBackend, VaultState } from '../../../shared/domain/vault.ts'
import { entries } from './backends.ts'
import { openTestVault } from './openTestVault.ts'
import { reportStandstill } from './standstill.ts'

/**
 * A host that asks everything of its vault in the session that it was started in, and reads files meanwhile, at least
 * until the vault has come through the state that the test wants to see.
 */
const backend = VaultBackend.parse(process.argv[2])
const awaited = VaultState.parse(process.argv[3])
const index = new Map([['kept before', { backend, savedAt: 1 }]])
await using user = openTestVault({ environment: process.env, entry: entries[backend], index })
const { vault } = user

async function useVault(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await vault.write(`new ${round}`, new Secret('x'.repeat(180)))
    await vault.read('kept before')
    await vault.delete(`new ${round}`)
  }
}

async function readFiles(): Promise<number> {
  let filesRead = 0
  for (let round = 0; round < 30 || !user.states.includes(awaited); round++) {
    const texts = await Promise.all(Array.from({ length: 8 }, () => readFile(import.meta.filename, 'utf8')))
    filesRead += texts.filter((text) => text !== '').length
    await pause(20)
  }
  return filesRead
}

await reportStandstill(async () => {
  const question = new AbortController()
  const used = useVault()
  const opened = vault.open(question.signal)
  const filesRead = await readFiles()
  question.abort()
  await Promise.all([used, opened])
  return { filesRead, states: user.states }
})
