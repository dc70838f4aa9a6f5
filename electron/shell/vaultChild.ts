import type { UtilityProcess, utilityProcess } from 'electron'
import type { StartVaultChild } from '../monitor/platform.ts'

interface VaultChildDeps {
  readonly fork: (typeof utilityProcess)['fork']
  /** The built vault process's file. */
  readonly entry: string
  /** See `vaultEnvironment`. */
  readonly environment: Readonly<Record<string, string>>
  /** Ends a process for good; may throw when it has just ended by itself. */
  readonly kill: (pid: number) => void
}

/** The vault's process as one of Electron's: plain `fork` is shut by the fuse that forbids to run Electron as Node. */
export function startVaultChild({ fork, entry, environment, kill }: VaultChildDeps): StartVaultChild {
  return () => {
    const child: UtilityProcess = fork(entry, [], {
      env: { ...environment },
      execArgv: [],
      serviceName: 'Vigil vault',
      stdio: 'ignore',
    })
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => end(child, kill),
    }
  }
}

/** Electron only asks politely, which a library that waits for the keychain may not hear. */
function end(child: UtilityProcess, kill: (pid: number) => void): void {
  try {
    if (child.pid === undefined) child.kill()
    else kill(child.pid)
  } catch {
    // It has ended, and `exit` says so.
  }
}
