import { join } from 'node:path'
import { root } from './root.ts'
import { exitOf, passSignals, start } from './run.ts'
import { say } from './say.ts'

/** An Electron that dies this soon, before it said that it is ready, cannot run on this machine. */
const startDeadline = 5000

/** `failed`: it never came up. Otherwise it ran, and this is how it ended. */
export type ElectronRun = { readonly kind: 'failed' } | { readonly kind: 'ran'; readonly code: number }

export async function runElectron(binary: string, args: readonly string[]): Promise<ElectronRun> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) say('root로 실행 중이라 샌드박스를 끕니다 · Running as root: the sandbox is off')
  const startedAt = performance.now()
  const child = start(binary, [...(isRoot ? ['--no-sandbox'] : []), root, ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  passSignals(child)
  let isReady = false
  child.stdout?.on('data', (text: Buffer) => {
    isReady ||= text.includes('ready host=electron')
    process.stdout.write(text)
  })
  const code = await exitOf(child)
  const isEarly = !isReady && code !== 0 && performance.now() - startedAt < startDeadline
  return isEarly ? { kind: 'failed' } : { kind: 'ran', code }
}

/** Runs the host for browsers until it ends; resolves with its exit code. */
export async function runServe(args: readonly string[]): Promise<number> {
  const child = start(process.execPath, [join(root, 'out', 'electron', 'serve.mjs'), ...args])
  passSignals(child)
  return await exitOf(child)
}
