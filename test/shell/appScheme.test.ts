import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appHeaders, appPage, appSchemeHandler } from '../../electron/shell/appScheme.ts'

let base: string
let handle: ReturnType<typeof appSchemeHandler>
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'vigil-scheme-'))
  mkdirSync(join(base, 'renderer'))
  mkdirSync(join(base, 'renderer-old'))
  writeFileSync(join(base, 'renderer', 'desktop.html'), '<title>page</title>')
  writeFileSync(join(base, 'renderer', 'journal.sqlite'), 'not a page')
  writeFileSync(join(base, 'secret.js'), 'secret()')
  writeFileSync(join(base, 'renderer-old', 'secret.js'), 'secret()')
  handle = appSchemeHandler(join(base, 'renderer'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

it('our page is served with its policy', async () => {
  const response = await handle(new Request(appPage))
  expect([response.status, await response.text()]).toEqual([200, '<title>page</title>'])
  expect(Object.fromEntries(response.headers)).toEqual({
    ...appHeaders,
    'content-type': 'text/html; charset=utf-8',
  })
})

it.each([
  'app://vigil/../secret.js',
  'app://vigil/..%2fsecret.js',
  'app://vigil/%2e%2e%2fsecret.js',
  'app://vigil/..%5csecret.js',
  'app://vigil/..%2frenderer-old%2fsecret.js',
  'app://vigil/desktop.html%00.js',
  'app://vigil/%ff',
  'app://vigil/journal.sqlite',
  'app://vigil/nothing.html',
  'app://vigil/',
  'app://other/desktop.html',
])('nothing else is: %s', async (url) => {
  const response = await handle(new Request(url))
  expect([response.status, await response.text()]).toEqual([404, ''])
})

it.each([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
])('a page of ours may be made of %s', async (extension, type) => {
  writeFileSync(join(base, 'renderer', `part${extension}`), '')
  const { headers } = await handle(new Request(`app://vigil/part${extension}`))
  expect(headers.get('content-type')).toBe(type)
})

it('no answer may be guessed at, kept, or read by another origin', () => {
  expect(appHeaders).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

it('and only to who reads', async () => {
  expect((await handle(new Request(appPage, { method: 'POST' }))).status).toBe(404)
})
