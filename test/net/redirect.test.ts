import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { listenForRedirect } from '../../electron/net/redirect.ts'
import { collect } from '../support/collect.ts'

async function taken(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

async function free(): Promise<number> {
  const { server, port } = await taken()
  server.close()
  await once(server, 'close')
  return port
}

/** Asks until somebody listens: the listener begins when its first address is waited for. */
async function ask(url: string): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url)
    } catch (error) {
      if (tries > 1000) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

test.each(['127.0.0.1', 'localhost'])(
  'an address that a browser was sent to on %s is heard',
  async (host) => {
    const port = await free()
    const controller = new AbortController()
    const heard: string[] = []
    const listening = (async () => {
      for await (const address of listenForRedirect(`http://${host}:${port}/koscom`, controller.signal))
        heard.push(address)
    })()
    const base = `http://127.0.0.1:${port}`
    expect((await ask(`${base}/favicon.ico`)).status).toBe(404)
    expect((await fetch(`${base}//evil.example/koscom?code=1`)).status).toBe(404)
    expect((await fetch(`${base}/koscom?code=2`, { method: 'POST' })).status).toBe(404)
    const page = await fetch(`${base}/koscom?code=a%20b&state=s`)
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).not.toContain('a b')
    controller.abort()
    await listening
    expect(heard).toEqual([`http://${host}:${port}/koscom?code=a%20b&state=s`])
    await expect(fetch(base)).rejects.toThrow()
  },
)

test('where it cannot or may not listen it ends at once', async () => {
  const { server, port } = await taken()
  const never = new AbortController().signal
  const places = [
    `http://127.0.0.1:${port}/koscom`,
    `https://127.0.0.1:${port}/koscom`,
    'http://example.com/koscom',
    'http://127.0.0.1.example.com/koscom',
    'http://0.0.0.0:17861/koscom',
    'http://constructor/koscom',
    'no address',
    '',
  ]
  for (const place of places) expect(await collect(listenForRedirect(place, never))).toEqual([])
  const ended = listenForRedirect(`http://127.0.0.1:${await free()}/`, AbortSignal.abort())
  expect(await collect(ended)).toEqual([])
  server.close()
})
