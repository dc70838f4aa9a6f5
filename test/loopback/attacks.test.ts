import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../support/until.ts'
import { ask, askRaw, type Door, openDoor, ring, withToken } from './door.ts'

let door: Door
beforeEach(async () => {
  door = await openDoor({ limits: { keyDeadline: 300 } })
})
afterEach(async () => {
  await door[Symbol.asyncDispose]()
})

describe('our own page', () => {
  it('is served, and told to run nothing but our files and open nothing but our port', async () => {
    const { status, headers, body } = await ask(door, '/')
    expect([status, body]).toEqual([200, '<!doctype html><title>page</title>'])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(String(headers['content-security-policy']).split('; ').sort()).toEqual([
      "base-uri 'none'",
      `connect-src ws://127.0.0.1:${door.port}/port`,
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
    ])
  })

  it('gets a port for its token, and a session that outlives a reload', async () => {
    const first = await ring(door, withToken(door))
    if (first.kind !== 'let in') throw new Error(first.kind)
    const again = await ring(door, { say: [JSON.stringify({ session: first.session })] })
    expect(again.kind).toBe('let in')
    expect(door.admitted()).toBe(2)
  })

  it.each(['same-origin', 'none'])('is let at its own files, as a browser marks them: %s', async (site) => {
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'script' }
    expect((await ask(door, '/code.js', { headers })).status).toBe(200)
  })

  it('may be reached by a link on another site, for the page by itself knows nothing', async () => {
    const visit = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect((await ask(door, '/', { headers: visit })).status).toBe(200)
  })

  it('is given no cookie, which every other port of this machine would be sent as well', async () => {
    const fate = await ring(door, withToken(door))
    expect(fate.kind).toBe('let in')
    for (const path of ['/', '/code.js', '/nothing.js'])
      expect((await ask(door, path)).headers).not.toHaveProperty('set-cookie')
  })
})

describe('a name that is not ours is misdirected:', () => {
  const names = ['localhost', 'evil.test', '127.0.0.1.evil.test', '[::1]', '0.0.0.0', '2130706433', '127.1']
  it.each(names)('%s', async (name) => {
    expect((await ask(door, '/', { headers: { host: `${name}:${door.port}` } })).status).toBe(421)
    expect(await ring(door, { headers: { host: `${name}:${door.port}` } })).toEqual({
      kind: 'turned away',
      status: 421,
    })
  })

  it('our address without its port, or with another', async () => {
    expect((await ask(door, '/', { headers: { host: '127.0.0.1' } })).status).toBe(421)
    expect((await ask(door, '/', { headers: { host: `127.0.0.1:${door.port + 1}` } })).status).toBe(421)
  })

  it('none at all', async () => {
    expect(await askRaw(door, ['GET / HTTP/1.0'])).toMatch(/ 421 /)
    expect(await askRaw(door, ['GET / HTTP/1.1'])).toMatch(/ 400 /)
  })

  it('one in the request line', async () => {
    const lines = ['GET http://evil.test/ HTTP/1.1', `Host: 127.0.0.1:${door.port}`, 'Connection: close']
    expect(await askRaw(door, lines)).not.toContain('evil')
    expect((await ask(door, `//evil.test/`)).status).toBe(200)
  })
})

describe('a page of another origin', () => {
  const origins = [
    'null',
    'http://evil.test',
    'https://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost',
    'file://',
  ]

  it.each(origins)('%s opens no WebSocket', async (origin) => {
    expect(await ring(door, { origin, ...withToken(door) })).toEqual({ kind: 'turned away', status: 403 })
  })

  it.each(origins)('%s reads no file', async (origin) => {
    expect((await ask(door, '/code.js', { headers: { origin } })).status).toBe(403)
  })

  it('that hides its name opens no WebSocket', async () => {
    expect(await ring(door, { origin: undefined, ...withToken(door) })).toEqual({
      kind: 'turned away',
      status: 403,
    })
  })

  it.each(['cross-site', 'same-site'])('(%s) embeds and loads nothing of ours', async (site) => {
    const embeddings = [
      { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ]
    for (const headers of embeddings) expect((await ask(door, '/', { headers })).status).toBe(403)
    expect(await ring(door, { headers: { 'sec-fetch-site': site } })).toEqual({
      kind: 'turned away',
      status: 403,
    })
  })
})

describe('without the key', () => {
  const sayings: readonly [string, string][] = [
    ['nothing that is JSON', 'hello'],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a question right away', '{"id":1,"ask":"health"}'],
    ['an empty token', '{"token":""}'],
    ['a guessed token', JSON.stringify({ token: randomBytes(32).toString('base64url') })],
    ['a token that is a list', '{"token":["a"]}'],
    ['a guessed session', JSON.stringify({ session: randomBytes(32).toString('base64url') })],
    ['a session that is true', '{"session":true}'],
    ['a prototype', '{"__proto__":{"session":"a"}}'],
  ]
  it.each(sayings)('nobody gets in by saying %s', async (_what, message) => {
    // Not even where others have tokens and sessions.
    door.access.mint()
    await ring(door, withToken(door))
    expect(await ring(door, { say: [message] })).toEqual({ kind: 'hung up on', code: 4401 })
    expect(door.admitted()).toBe(1)
  })

  it('nobody gets in by saying nothing and waiting', async () => {
    expect(await ring(door)).toEqual({ kind: 'hung up on', code: 4401 })
    expect(door.admitted()).toBe(0)
  })

  it('nobody gets in by a token in the address', async () => {
    const token = door.access.mint()
    expect(await ring(door, { path: `/port?t=${token}` })).toEqual({ kind: 'turned away', status: 404 })
    expect(door.admitted()).toBe(0)
  })

  it('nobody gets in by a cookie', async () => {
    const token = door.access.mint()
    const fate = await ring(door, { headers: { cookie: `token=${token}; session=${token}` }, say: ['{}'] })
    expect(fate).toEqual({ kind: 'hung up on', code: 4401 })
  })

  it('what is said after a wrong key is not heard', async () => {
    await ring(door, {
      say: ['{"token":"wrong"}', JSON.stringify({ token: door.access.mint() }), 'question'],
    })
    expect([door.admitted(), door.heard]).toEqual([0, []])
  })
})

describe('a token', () => {
  it('opens one door once, and its second use is raised as an alarm', async () => {
    const call = withToken(door)
    expect((await ring(door, call)).kind).toBe('let in')
    expect(await ring(door, call)).toEqual({ kind: 'hung up on', code: 4401 })
    expect([door.admitted(), door.reuses()]).toEqual([1, 1])
  })

  it('shown by two at once lets one in', async () => {
    const call = withToken(door)
    const fates = await Promise.all([ring(door, call), ring(door, call)])
    expect(fates.map(({ kind }) => kind).sort()).toEqual(['hung up on', 'let in'])
  })

  it('expires after five minutes', async () => {
    const call = withToken(door)
    door.clock.now = 5 * 60_000
    expect(await ring(door, call)).toEqual({ kind: 'hung up on', code: 4401 })
    expect(door.admitted()).toBe(0)
  })

  it('is no session', async () => {
    const token = door.access.mint()
    expect(await ring(door, { say: [JSON.stringify({ session: token })] })).toEqual({
      kind: 'hung up on',
      code: 4401,
    })
  })
})

describe('the files', () => {
  it.each([
    ['.js', 'text/javascript; charset=utf-8'],
    ['.css', 'text/css; charset=utf-8'],
    ['.woff2', 'font/woff2'],
    ['.svg', 'image/svg+xml'],
    ['.png', 'image/png'],
  ])('of a page may be %s', async (extension, type) => {
    writeFileSync(join(door.folder, `part${extension}`), '')
    const { status, headers } = await ask(door, `/part${extension}`)
    expect([status, headers['content-type']]).toEqual([200, type])
  })

  it('of no other kind are served', async () => {
    writeFileSync(join(door.folder, 'journal.sqlite'), '')
    expect((await ask(door, '/journal.sqlite')).status).toBe(404)
  })

  const paths = [
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%252e%252e/secret.js',
    '/../renderer-old/secret.js',
    '/..%2frenderer-old%2fsecret.js',
    '/secret.js%00.js',
    '/%ff',
    '/etc/passwd',
    '/port',
  ]
  it.each(paths)('do not include %s', async (path) => {
    const { status, body } = await ask(door, path)
    expect([status, body]).toEqual([404, ''])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])(
    'are not to be had by %s',
    async (method) => {
      expect((await ask(door, '/', { method })).status).toBe(405)
    },
  )
})

describe('the line', () => {
  it('is at /port and nowhere else', async () => {
    for (const path of ['/', '/port/', '/Port', '/ws'])
      expect(await ring(door, { path, ...withToken(door) })).toEqual({ kind: 'turned away', status: 404 })
  })

  it('is cut when a message is beyond all measure', async () => {
    const fate = await ring(door, withToken(door))
    if (fate.kind !== 'let in') throw new Error(fate.kind)
    let code = 0
    fate.socket.on('close', (closeCode) => {
      code = closeCode
    })
    fate.socket.send('x'.repeat(1024 * 1024 + 1))
    await until('the line was cut', () => code !== 0)
    expect([code, door.heard]).toEqual([1009, []])
  })

  it('is cut when the first message is beyond all measure', async () => {
    expect(await ring(door, { say: ['x'.repeat(1024 * 1024 + 1)] })).toEqual({
      kind: 'hung up on',
      code: 1009,
    })
  })

  it('does not keep Vigil from ending, however it is held', async () => {
    const ending = await openDoor()
    const idle = connect(ending.port, '127.0.0.1', () => idle.write('GET / HTTP/1.1\r\nHost: '))
    idle.on('error', () => {})
    const gone = new Promise((resolve) => idle.on('close', () => resolve('gone')))
    const fate = await ring(ending, withToken(ending))
    await ending[Symbol.asyncDispose]()
    expect([fate.kind, await gone]).toEqual(['let in', 'gone'])
  })

  it('does not inflate what a page sends', async () => {
    const lines = [
      'GET /port HTTP/1.1',
      `Host: 127.0.0.1:${door.port}`,
      `Origin: ${door.origin}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Extensions: permessage-deflate',
    ]
    const socket = connect(door.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    const reply = await new Promise<string>((resolve) => socket.once('data', (text) => resolve(String(text))))
    socket.destroy()
    expect(reply).toContain('101 Switching Protocols')
    expect(reply.toLowerCase()).not.toContain('permessage-deflate')
  })
})

describe('the address', () => {
  const foreign = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    .map(({ address }) => address)

  it.each(['127.0.0.2', '::1', ...foreign])('is not %s', async (host) => {
    const outcome = await new Promise((resolve) => {
      const socket = connect(door.port, host, () => resolve('connected'))
      socket.on('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  })
})
