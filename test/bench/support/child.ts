import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of the bench's own, asked and answered one question at a time. */
export interface Child extends AsyncDisposable {
  readonly pid: number
  ask(question: unknown): Promise<unknown>
}

/** Nothing here takes longer; whatever does is stuck, and a figure that never came is no figure. */
const answerDeadline = 15 * 60_000

/** `file` is relative to the bench's folder. The child answers each message with one message. */
export function startChild(file: string, execArgv: readonly string[] = []): Child {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child = fork(path, { execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    pid: child.pid ?? Number.NaN,
    ask: (question) => ask(child, file, question),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

function ask(child: ChildProcess, file: string, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      clearTimeout(late)
      child.off('message', answered)
      child.off('exit', died)
      then()
    }
    const answered = (answer: unknown) =>
      settle(() => (isFailure(answer) ? reject(new Error(`${file}: ${answer.failed}`)) : resolve(answer)))
    const died = () => settle(() => reject(new Error(`${file} ended before it answered.`)))
    const late = setTimeout(() => settle(() => reject(new Error(`${file} did not answer.`))), answerDeadline)
    child.on('message', answered)
    child.on('exit', died)
    child.send(question as object)
  })
}

function isFailure(answer: unknown): answer is { failed: string } {
  return typeof answer === 'object' && answer !== null && 'failed' in answer
}

/** The child's side: one answer to each question, in turn; ends when the parent is gone. */
export function answerParent<Q>(answer: (question: Q) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async (question: Q) => {
    try {
      process.send?.((await answer(question)) ?? null)
    } catch (error) {
      process.send?.({ failed: error instanceof Error ? error.message : String(error) })
    }
  })
}
