import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exitOf } from './run.ts'

interface TryOnceOptions {
  start(): ChildProcess
  /** It is ended by force after this, ms. */
  readonly deadline: number
  /** The file that remembers a failure. */
  readonly memory: string
  /** What was tried: another version is worth another try. */
  readonly version: string
}

export function hasFailedBefore({ memory, version }: Pick<TryOnceOptions, 'memory' | 'version'>): boolean {
  return existsSync(memory) && readFileSync(memory, 'utf8') === version
}

/** Runs a command that may hang or fail, and remembers that it did, so that nobody waits for it again. */
export async function tryOnce({ start, deadline, memory, version }: TryOnceOptions): Promise<boolean> {
  const child = start()
  const late = setTimeout(() => child.kill('SIGKILL'), deadline)
  const code = await exitOf(child)
  clearTimeout(late)
  if (code === 0) return true
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, version)
  return false
}
