import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { HostQuestion } from './hostProcess.ts'

/** Vigil's browser host as a process of its own, so that a test can kill it. */
export interface Host extends AsyncDisposable {
  /** A link that opens one page, once. */
  mintLink(): Promise<string>
  /** As a crash or a power cut: no last words. */
  kill(): Promise<void>
}

const script = new URL('hostProcess.ts', import.meta.url)

export async function startHost(question: HostQuestion): Promise<Host> {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
  const answer = async (): Promise<string> => String((await once(child, 'message'))[0])
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  child.send(question)
  await answer()
  return {
    mintLink() {
      const link = answer()
      child.send('link')
      return link
    },
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}
