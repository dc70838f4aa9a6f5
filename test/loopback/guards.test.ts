import { expect, it, onTestFinished } from 'vitest'
import { until } from '../support/until.ts'
import { ask, type Door, openDoor, ring, withToken } from './door.ts'

type Without = NonNullable<Parameters<typeof openDoor>[0]>['without']

async function open(options: Parameters<typeof openDoor>[0]): Promise<Door> {
  const door = await openDoor(options)
  onTestFinished(() => door[Symbol.asyncDispose]())
  return door
}

/** One attack per guard, which nothing else would stop: `true` when it worked. */
const attacks: readonly [Exclude<Without, undefined>, string, (door: Door) => Promise<boolean>][] = [
  [
    'hostIsOurs',
    'a rebound name reads the page',
    async (door) => (await ask(door, '/', { headers: { host: 'evil.test' } })).status === 200,
  ],
  [
    'originIsOurs',
    'a page of another port rings with a stolen token',
    async (door) =>
      (await ring(door, { origin: 'http://127.0.0.1:1', ...withToken(door) })).kind === 'let in',
  ],
  [
    'originIsNamed',
    'a program without a page rings with a stolen token',
    async (door) => (await ring(door, { origin: undefined, ...withToken(door) })).kind === 'let in',
  ],
  [
    'siteIsOurs',
    'another site embeds the page',
    async (door) => {
      const headers = {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      }
      return (await ask(door, '/', { headers })).status === 200
    },
  ],
  [
    'methodOnlyReads',
    'a form posts to the page',
    async (door) => (await ask(door, '/', { method: 'POST' })).status === 200,
  ],
  [
    'pathIsPort',
    'a token in the address is carried through',
    async (door) => (await ring(door, { path: '/port?t=token', ...withToken(door) })).kind === 'let in',
  ],
  ['access', 'a stranger gets a port', async (door) => (await ring(door, { say: ['{}'] })).kind === 'let in'],
]

it.each(attacks)('%s holds back: %s', async (guard, _attack, works) => {
  expect(await works(await open({}))).toBe(false)
  expect(await works(await open({ without: guard }))).toBe(true)
})

it('the payload limit holds back a message that would fill the memory', async () => {
  const message = 'x'.repeat(2 * 1024 * 1024)
  const isHeard = async (door: Door) => {
    const fate = await ring(door, withToken(door))
    if (fate.kind !== 'let in') throw new Error(fate.kind)
    let isOver = false
    fate.socket.on('close', () => {
      isOver = true
    })
    fate.socket.send(message)
    await until('the message was heard or the line was cut', () => isOver || door.heard.length > 0)
    return door.heard.includes(message)
  }
  expect(await isHeard(await open({}))).toBe(false)
  expect(await isHeard(await open({ limits: { maxPayload: 4 * 1024 * 1024 } }))).toBe(true)
})

it('the key deadline holds back a caller who keeps the line without a word', async () => {
  expect(await ring(await open({ limits: { keyDeadline: 1 } }))).toEqual({ kind: 'hung up on', code: 4401 })
  const door = await open({ limits: { keyDeadline: 1_000_000 } })
  const silent = ring(door)
  const other = await ring(door, withToken(door))
  expect(other.kind).toBe('let in')
  expect(await Promise.race([silent, Promise.resolve('still on the line')])).toBe('still on the line')
})
