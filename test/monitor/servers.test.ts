import { expect, test } from 'vitest'
import { resolveServer } from '../../electron/monitor/servers.ts'

const official = {
  real: { rest: 'https://api.kiwoom.com', socket: 'wss://api.kiwoom.com:10000/api/dostk/websocket' },
  mock: { rest: 'https://mockapi.kiwoom.com', socket: 'wss://mockapi.kiwoom.com:10000/api/dostk/websocket' },
}
const custom = (rest: string, socket: string | null = null) => ({ kind: 'custom', rest, socket }) as const
const known = { official, override: undefined, confirmedHosts: [] }

test.each([
  [{ kind: 'real' } as const, 'live', 'api.kiwoom.com'],
  [{ kind: 'mock' } as const, 'mock', 'mockapi.kiwoom.com'],
  [custom('http://127.0.0.1:8080'), 'custom', '127.0.0.1:8080'],
  [custom('http://localhost:8080/'), 'custom', 'localhost:8080'],
  [custom('https://api.kiwoom.com'), 'custom', 'api.kiwoom.com'],
])('%o is usable as %s', (choice, environment, host) => {
  expect(resolveServer('kiwoom', choice, known)).toMatchObject({ kind: 'usable', environment, host })
})

test.each([
  [custom('https://evil.example'), 'evil.example'],
  [custom('https://127.0.0.1.evil.example'), '127.0.0.1.evil.example'],
  [custom('https://api.kiwoom.com.evil.example'), 'api.kiwoom.com.evil.example'],
  [custom('https://api.kiwoom.com:8443'), 'api.kiwoom.com:8443'],
  [custom('https://api.kiwoom.com@evil.example'), 'evil.example'],
  [custom('https://api.kiwoom.com', 'wss://evil.example'), 'evil.example'],
])('%o needs its host confirmed', (choice, host) => {
  expect(resolveServer('kiwoom', choice, known)).toMatchObject({ kind: 'unconfirmed-host', host })
})

test('a confirmation holds for the broker and the host that it names, and for no other', () => {
  const choice = custom('https://proxy.example')
  const confirmedHosts = ['kis proxy.example']
  expect(resolveServer('kis', choice, { ...known, confirmedHosts }).kind).toBe('usable')
  expect(resolveServer('kiwoom', choice, { ...known, confirmedHosts }).kind).toBe('unconfirmed-host')
})

test.each([
  [custom('http://proxy.example'), 'rest', 'insecure-address'],
  [custom('https://127.0.0.1', 'ws://proxy.example'), 'socket', 'insecure-address'],
  [custom('ftp://proxy.example'), 'rest', 'address'],
  [custom('proxy.example'), 'rest', 'address'],
])('%o cannot be used', (choice, field, problem) => {
  expect(resolveServer('kiwoom', choice, known)).toMatchObject({
    kind: 'unusable',
    problem: { field, problem },
  })
})

test('a launch flag takes the place of what the profile says, and is confirmed like it', () => {
  const override = { rest: 'https://proxy.example' }
  expect(resolveServer('kiwoom', { kind: 'real' }, { ...known, override })).toMatchObject({
    kind: 'unconfirmed-host',
    host: 'proxy.example',
  })
  const loopback = { rest: 'http://127.0.0.1:9', socket: 'ws://127.0.0.1:9/ws' }
  expect(resolveServer('kiwoom', { kind: 'real' }, { ...known, override: loopback })).toMatchObject({
    kind: 'usable',
    environment: 'custom',
    endpoints: loopback,
  })
})
