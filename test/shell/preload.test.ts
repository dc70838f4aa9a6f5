import { createContext, runInContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { beforeAll, expect, it } from 'vitest'
import { nodeBundles } from '../../build/bundles.ts'

let code: string
beforeAll(async () => {
  const options = nodeBundles.find(({ input }) => Object.hasOwn(Object(input), 'preload'))
  const bundle = await rolldown({ ...options })
  const { output } = await bundle.generate({ format: 'cjs' })
  code = output[0].code
})

/** The preload as a sandboxed page would run it: CommonJS, with `electron` as its only module. */
function load() {
  const sent: unknown[][] = []
  const posted: unknown[][] = []
  const listeners = new Set<(event: unknown) => void>()
  const window = {
    addEventListener: (_name: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: (event: unknown) => void) => listeners.delete(listener),
    postMessage: (...values: unknown[]) => posted.push(values),
  }
  const before = Object.keys(window)
  const ipcRenderer = { postMessage: (...values: unknown[]) => sent.push(values) }
  const required: string[] = []
  const globals = {
    window,
    location: { origin: 'app://vigil' },
    MessageChannel: class {
      port1 = 'monitor end'
      port2 = 'page end'
    },
    exports: {},
    require(name: string) {
      required.push(name)
      return { ipcRenderer }
    },
  }
  runInContext(code, createContext(globals))
  const hear = (event: object) => {
    for (const listener of listeners)
      listener({ source: window, origin: 'app://vigil', data: 'vigil-port?', ...event })
  }
  return {
    sent,
    posted,
    hear,
    required,
    added: () => Object.keys(window).filter((key) => !before.includes(key)),
  }
}

it('the preload gives the page one port, once, and puts nothing on window', () => {
  const { sent, posted, hear, required, added } = load()
  expect(sent).toEqual([])
  hear({})
  hear({})
  expect(sent).toEqual([['vigil-port', null, ['monitor end']]])
  expect(posted).toEqual([['vigil-port', 'app://vigil', ['page end']]])
  expect(required).toEqual(['electron'])
  expect(added()).toEqual([])
})

it('the preload hears nobody but its own page', () => {
  const { sent, hear } = load()
  hear({ source: {} })
  hear({ origin: 'https://evil.test' })
  hear({ data: 'something else' })
  expect(sent).toEqual([])
})
