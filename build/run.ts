import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './root.ts'

const bin = join(root, 'node_modules', '.bin')

/** Starts a command of the project's own packages, with the project's own Node first on PATH. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const env = { ...process.env, ...options.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  return spawn(command, args, { cwd: root, stdio: 'inherit', shell: isScript(command), ...options, env })
}

/** Resolves with the exit code; a command that cannot be started, or dies of a signal, is 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Hands a stop on to the child and lets it end in order: we end when it has. */
export function passSignals(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
}

/** On Windows the packages' commands are .cmd files, which only a shell can start. */
function isScript(command: string): boolean {
  return process.platform === 'win32' && !command.includes('\\')
}
