import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { type Door, openDoor } from '../loopback/door.ts'
import { findChromium } from '../system/chromium.ts'

/** Whether anyone but our page can get at the host, tried from pages in a real browser. */

let browser: Browser
let enemy: { readonly origin: string; close(): void }

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [
      '--password-store=basic',
      // What a rebinding attacker's name server would do.
      '--host-resolver-rules=MAP evil.test 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  enemy = await openEnemy()
})
afterAll(async () => {
  await browser.close()
  enemy.close()
})

/** Another server of this machine, whose page is the attacker's. */
async function openEnemy() {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>enemy</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

async function open(options?: Parameters<typeof openDoor>[0]): Promise<Door> {
  const door = await openDoor(options)
  onTestFinished(() => door[Symbol.asyncDispose]())
  return door
}

async function openPage(url: string) {
  const page = await browser.newPage()
  onTestFinished(() => page.close())
  let status: number | undefined
  page.once('response', (response) => {
    status = response.status()
  })
  // A refusal has no page to show, which the browser calls an error.
  await page.goto(url).catch(() => undefined)
  return { page, status }
}

/** Runs in the page: rings as it can, shows `key`, and says how far it came. */
async function ring([url, key]: readonly [string, string]): Promise<string> {
  return await new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.onopen = () => socket.send(key)
    socket.onmessage = () => resolve('let in')
    socket.onerror = () => resolve('failed')
    socket.onclose = ({ code }) => resolve(`closed ${code}`)
  })
}

it('a name rebound to this machine reads nothing, but for the guard it would', async () => {
  const read = async (door: Door) => (await openPage(`http://evil.test:${door.port}/`)).status
  expect(await read(await open())).toBe(421)
  expect(await read(await open({ without: 'hostIsOurs' }))).toBe(200)
})

it('a page under a rebound name cannot ring, even with a stolen token', async () => {
  const door = await open({ without: 'hostIsOurs' })
  const { page } = await openPage(enemy.origin.replace('127.0.0.1', 'evil.test'))
  const key = JSON.stringify({ token: door.access.mint() })
  expect(await page.evaluate(ring, [`ws://evil.test:${door.port}/port`, key] as const)).toBe('failed')
  expect(door.admitted()).toBe(0)
})

it('a page of another port of this machine cannot ring, but for the guards it would', async () => {
  const attack = async (door: Door) => {
    const { page } = await openPage(enemy.origin)
    const key = JSON.stringify({ token: door.access.mint() })
    return await page.evaluate(ring, [`ws://127.0.0.1:${door.port}/port`, key] as const)
  }
  expect(await attack(await open())).toBe('failed')
  expect(await attack(await open({ without: 'originIsOurs' }))).toBe('let in')
})

it('our own page rings, and only once it shows a key', async () => {
  const door = await open()
  const { page } = await openPage(`${door.origin}/`)
  const url = `ws://127.0.0.1:${door.port}/port`
  expect(await page.evaluate(ring, [url, '{"token":"guess"}'] as const)).toBe('closed 4401')
  const key = JSON.stringify({ token: door.access.mint() })
  expect(await page.evaluate(ring, [url, key] as const)).toBe('let in')
})

it('a page of another port cannot run our code, frame our page or read it', async () => {
  const door = await open()
  const { page } = await openPage(enemy.origin)
  const outcomes = await page.evaluate(async (origin) => {
    const loads = (element: HTMLScriptElement) =>
      new Promise((resolve) => {
        element.onload = () => resolve('ran')
        element.onerror = () => resolve('refused')
        document.head.append(element)
      })
    const script = await loads(Object.assign(document.createElement('script'), { src: `${origin}/code.js` }))
    const read = await fetch(origin).then(
      () => 'read',
      () => 'refused',
    )
    const frame = document.createElement('iframe')
    frame.src = origin
    const framed = new Promise((resolve) => {
      frame.onload = () => resolve(frame.contentDocument === null ? 'refused' : 'framed')
    })
    document.body.append(frame)
    return [script, read, await framed]
  }, door.origin)
  expect(outcomes).toEqual(['refused', 'refused', 'refused'])
  expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/)
})

it("our page's policy stops what a planted text could do: inline code, foreign connections", async () => {
  const door = await open()
  const { page } = await openPage(`${door.origin}/`)
  const outcomes = await page.evaluate(async (foreign) => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      violations.push(effectiveDirective)
    })
    const sent = await fetch(foreign).then(
      () => 'sent',
      () => 'stopped',
    )
    const socket = await new Promise((resolve) => {
      try {
        const line = new WebSocket(foreign.replace('http', 'ws'))
        line.onerror = () => resolve('stopped')
      } catch {
        resolve('stopped')
      }
    })
    const written = (() => {
      try {
        document.body.innerHTML = '<img src=x onerror="window.planted = true">'
        return 'written'
      } catch {
        return 'stopped'
      }
    })()
    return { outcomes: [sent, socket, written], violations, planted: 'planted' in window }
  }, enemy.origin)
  expect(outcomes.outcomes).toEqual(['stopped', 'stopped', 'stopped'])
  expect(outcomes.planted).toBe(false)
  expect(outcomes.violations).toContain('connect-src')
})

it('no cookie is set that other ports of this machine would be sent', async () => {
  const door = await open()
  const { page } = await openPage(`${door.origin}/`)
  const key = JSON.stringify({ token: door.access.mint() })
  await page.evaluate(ring, [`ws://127.0.0.1:${door.port}/port`, key] as const)
  expect(await page.context().cookies()).toEqual([])
})
