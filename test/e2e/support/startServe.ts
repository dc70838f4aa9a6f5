import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/** The browser host exactly as `npm run serve` runs it. */
export interface Serve extends AsyncDisposable {
  /** What it has said so far. */
  output(): string
  /** The first link it told. */
  link(): Promise<string>
  readonly pid: number
  /** Its exit code, once it has ended by itself. */
  exited: Promise<number | null>
}

const bundle = fileURLToPath(new URL('../../../out/electron/serve.mjs', import.meta.url))
const linkPattern = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/

/** `args`: after the program's name; without them, the demo. `session`: whose desktop it runs in. */
export function startServe(
  home: string,
  args: readonly string[] = ['--demo'],
  session: NodeJS.ProcessEnv = process.env,
): Serve {
  const child = spawn(process.execPath, [bundle, '--no-open', ...args], {
    env: { ...session, VIGIL_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return {
    output: () => output,
    pid: child.pid ?? 0,
    exited,
    async link() {
      await expect.poll(() => output, { timeout: 30_000 }).toMatch(linkPattern)
      return linkPattern.exec(output)?.[0] ?? ''
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
