import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { startVaultChild } from '../../electron/shell/vaultChild.ts'

/** One utility process, and how it was asked for. */
function electron(pid: number | undefined) {
  const posted: unknown[] = []
  const killed: (number | string)[] = []
  const calls: unknown[][] = []
  const child = Object.assign(new EventEmitter(), {
    pid,
    postMessage: (message: unknown) => posted.push(message),
    kill: () => killed.push('asked'),
  })
  const start = startVaultChild({
    fork: (...args) => {
      calls.push(args)
      return child as never
    },
    entry: '/out/vaultProcess.mjs',
    environment: { HOME: '/home/trader' },
    kill: (id) => {
      killed.push(id)
      throw new Error('ESRCH')
    },
  })
  return { start, child, posted, killed, calls }
}

test('the process gets its environment and nothing to write on', () => {
  const { start, calls } = electron(7)
  start()
  expect(calls).toEqual([
    [
      '/out/vaultProcess.mjs',
      [],
      { env: { HOME: '/home/trader' }, execArgv: [], serviceName: 'Vigil vault', stdio: 'ignore' },
    ],
  ])
})

test('messages go both ways, and its end is told once', () => {
  const { start, child, posted } = electron(7)
  const heard: unknown[] = []
  const vault = start()
  vault.onMessage((message) => heard.push(message))
  vault.onExit(() => heard.push('exit'))
  vault.send({ id: 1, op: 'look' })
  child.emit('message', { id: 'ready' })
  child.emit('exit', 139)
  child.emit('exit', 139)
  expect(posted).toEqual([{ id: 1, op: 'look' }])
  expect(heard).toEqual([{ id: 'ready' }, 'exit'])
})

test('it is ended for good, and one that has just ended harms nobody', () => {
  const running = electron(7)
  running.start().kill()
  expect(running.killed).toEqual([7])
  const starting = electron(undefined)
  starting.start().kill()
  expect(starting.killed).toEqual(['asked'])
})
