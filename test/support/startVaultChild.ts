import { forkVaultChild } from '../../electron/credentials/forkVaultChild.ts'
import { vaultEnvironment } from '../../electron/credentials/vaultEnvironment.ts'
import { installation } from '../../electron/installation.ts'

/** The real vault process, in this process's session or, without an environment, where no keychain is. */
export function vaultChildIn(environment: NodeJS.ProcessEnv) {
  return forkVaultChild({ entry: installation.vaultProcess, environment: vaultEnvironment(environment) })
}
