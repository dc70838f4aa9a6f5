import { expect, it } from 'vitest'
import { parseFlags } from '../../electron/flags.ts'

it('each broker can be pointed at another server', () => {
  const parsed = parseFlags([
    '--kis-url=http://127.0.0.1:1/',
    '--kiwoom-url=https://proxy.example',
    '--kiwoom-ws-url=wss://proxy.example/ws',
    '--koscom-url=http://127.0.0.1:3',
    '--no-open',
    '--port=8080',
  ])
  expect(parsed).toEqual({
    kind: 'flags',
    flags: {
      demo: false,
      servers: {
        kis: { rest: 'http://127.0.0.1:1' },
        kiwoom: { rest: 'https://proxy.example', socket: 'wss://proxy.example/ws' },
        koscom: { rest: 'http://127.0.0.1:3' },
      },
      open: false,
      port: 8080,
    },
  })
})

it.each([
  [['--kis-url=openapi.example'], '--kis-url'],
  [['--kiwoom-ws-url=https://proxy.example'], 'wss://'],
  [['--port=http'], '--port'],
  [['--kis-uri=https://proxy.example'], '--kis-uri'],
])('%o is refused with a sentence that names it', (args, named) => {
  const parsed = parseFlags(args)
  expect(parsed.kind === 'wrong' && parsed.sentence).toContain(named)
})

it('in Electron, what is meant for Chromium is left to Chromium', () => {
  expect(parseFlags(['--no-sandbox', '.', '--demo'], 'ignored')).toMatchObject({
    kind: 'flags',
    flags: { demo: true, servers: {} },
  })
})
