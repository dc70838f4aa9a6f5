import { fork } from 'node:child_process'
import type { StartVaultChild } from '../monitor/platform.ts'

interface ForkOptions {
  /** The vault process's file. */
  readonly entry: string
  /** See `vaultEnvironment`. */
  readonly environment: Readonly<Record<string, string>>
}

/** The vault's process as a second Node, which hears and says nothing but messages. */
export function forkVaultChild({ entry, environment }: ForkOptions): StartVaultChild {
  return () => {
    const child = fork(entry, [], {
      env: environment,
      // Our own may open a debugger's port, which reads memory.
      execArgv: [],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const { promise: gone, resolve: tellGone } = Promise.withResolvers<void>()
    child.once('exit', () => tellGone())
    // A child that could not be started, or a message to one that just went: either way it is of no use any more.
    child.on('error', () => {
      child.kill('SIGKILL')
      tellGone()
    })
    return {
      send(message) {
        if (typeof message === 'object' && message !== null) child.send(message)
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void gone.then(listener),
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
