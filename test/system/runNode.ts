import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs Node on a script with this terminal, hands on what ends us, and returns the exit code. */
export async function runNode(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [...args], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  try {
    const [code] = await once(child, 'exit')
    return typeof code === 'number' ? code : 1
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass)
  }
}
