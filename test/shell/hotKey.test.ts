import { expect, it } from 'vitest'
import { createHotKey } from '../../electron/shell/hotKey.ts'

function hotKey({ clipboard = '', taken = [] as readonly string[] } = {}) {
  const keys = new Map<string, () => void>()
  const proposed: (string | null)[] = []
  const told: string[] = []
  const key = createHotKey({
    register(accelerator, onPress) {
      if (taken.includes(accelerator)) return false
      keys.set(accelerator, onPress)
      return true
    },
    unregister: (accelerator) => keys.delete(accelerator),
    readClipboard: async () => clipboard,
    onPress: (code) => proposed.push(code),
    log: { info: () => {}, warn: (message) => told.push(message) },
  })
  return { key, keys, proposed, told }
}

it('one key at a time: another one frees the first, and none is left when Vigil goes', async () => {
  const { key, keys } = hotKey()
  key.use('Control+Alt+S')
  key.use('Control+Alt+S')
  key.use('Alt+F9')
  expect([...keys.keys()]).toEqual(['Alt+F9'])
  key.use(null)
  expect(keys.size).toBe(0)
  key.use('Alt+F9')
  await key[Symbol.asyncDispose]()
  expect(keys.size).toBe(0)
})

it.each<[string, string | null]>([
  ['005930', '005930'],
  [' 0011A0_NX\n', '0011A0'],
  ['my password 005930', null],
  ['', null],
])('proposes a code on the clipboard, and nothing else of it: %j', async (clipboard, code) => {
  const { key, keys, proposed } = hotKey({ clipboard })
  key.use('Control+Alt+S')
  keys.get('Control+Alt+S')?.()
  await Promise.resolve()
  expect(proposed).toEqual([code])
})

it('a key that another program has is told, and does not stop Vigil', () => {
  const { key, told } = hotKey({ taken: ['Control+Alt+S'] })
  key.use('Control+Alt+S')
  expect(told).toEqual([expect.stringContaining('Control+Alt+S')])
})
