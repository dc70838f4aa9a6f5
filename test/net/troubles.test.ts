import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { foreignPage } from '../../electron/net/foreignPage.ts'
import { createHttp, type WireFailure, type WireRequest } from '../../electron/net/http.ts'
import { reach } from '../../electron/net/reach.ts'
import { troubleOf } from '../../electron/net/troubleOf.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { Trouble } from '../../shared/domain/trouble.ts'
import { never, nine } from './support/keeping.ts'
import { rawServer } from './support/rawServer.ts'
import { createWatchedClock } from './support/watchedClock.ts'

const failure = (reason: WireFailure['reason'], code: string | null): WireFailure => ({
  kind: 'failed',
  reason,
  code,
})

describe('a request without an answer', () => {
  test.each([
    ['deadline', null, { kind: 'no-answer' }],
    ['offline', 'UND_ERR_CONNECT_TIMEOUT', { kind: 'no-answer' }],
    ['aborted', null, { kind: 'cancelled' }],
    ['too-large', null, { kind: 'unreadable', what: 'answer without end' }],
    ['protocol', 'HPE_INVALID_CONSTANT', { kind: 'unreadable', what: 'HPE_INVALID_CONSTANT' }],
    ['protocol', null, { kind: 'unreadable', what: 'not HTTP' }],
    ['offline', 'ENOTFOUND', { kind: 'offline', code: 'ENOTFOUND' }],
    ['offline', 'UND_ERR_SOCKET', { kind: 'offline', code: 'UND_ERR_SOCKET' }],
    ['offline', 'ERR_SSL_WRONG_VERSION_NUMBER', { kind: 'unreadable', what: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
  ] as const)('%s %s is told as what it is', (reason, code, trouble) => {
    expect(troubleOf(failure(reason, code))).toEqual(trouble)
  })

  test.each([
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
  ])('%s is a certificate that nobody vouches for', (code) => {
    expect(troubleOf(failure('offline', code))).toEqual({ kind: 'untrusted-certificate', code })
  })

  test('has nothing of the request in its trouble, however it failed', async () => {
    await using http = createHttp(systemClock)
    await using mute = await rawServer(() => {})
    await using rude = await rawServer((socket) => socket.resetAndDestroy())
    await using garbage = await rawServer((socket) => socket.end('SSH-2.0-canary\r\n'))
    const request = (url: string, signal = never): WireRequest => ({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer canary' },
      body: 'canary',
      deadline: 50,
      signal,
    })
    const at = (port: number, scheme = 'http') => `${scheme}://127.0.0.1:${port}/canary?token=canary`
    const outcomes = await Promise.all([
      http.request(request(at(mute.port))),
      http.request(request(at(rude.port))),
      http.request(request(at(garbage.port))),
      http.request(request(at(garbage.port, 'https'))),
      http.request(request('canary')),
      http.request(request(at(mute.port), AbortSignal.abort())),
    ])
    const troubles = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [troubleOf(outcome)] : []))
    expect(troubles).toHaveLength(outcomes.length)
    for (const trouble of troubles) Trouble.parse(trouble)
    expect(JSON.stringify(troubles)).not.toContain('canary')
  })
})

describe('a page in place of an answer', () => {
  const page = (body: string, type = 'text/html; charset=utf-8') =>
    foreignPage({ kind: 'response', status: 400, headers: { 'content-type': type }, body })

  test('is known by its type or by its first character, and told by its title', () => {
    const title = 'Request Rejected'
    const told = { kind: 'foreign-page', status: 400, title }
    expect(page(`<html><head><title>\n ${title} </title></head>`)).toEqual(told)
    expect(page(`\uFEFF \n<!DOCTYPE html><TITLE lang="en">${title}</TITLE>`, 'application/json')).toEqual(
      told,
    )
    expect(page(`<html><title></title><body><h1><b>Request</b> Rejected</h1>`)).toEqual(told)
    expect(page('')).toEqual({ ...told, title: null })
    expect(page('Access denied by policy')).toEqual({ ...told, title: null })
    expect(page('<?xml version="1.0"?><a/>', 'text/xml')).toEqual({ ...told, title: null })
  })

  test("is not a broker's own answer, whatever type its gateway gives it", () => {
    expect(page('{"rt_cd":"1"}', 'application/json')).toBeNull()
    expect(page(' {"return_code":3}')).toBeNull()
    expect(page('', 'application/json')).toBeNull()
  })

  test('has a title of one short line, whatever stands in it', () => {
    const titleOf = (text: string) => {
      const trouble = page(`<title>${text}</title>`)
      return trouble?.kind === 'foreign-page' ? trouble.title : undefined
    }
    expect(titleOf('A &amp; B &#x202e;&nbsp;&unknown; &lt;b&gt;')).toBe('A & B <b>')
    expect(titleOf('a\u202eb\u0000c\r\nd')).toBe('a b c d')
    expect(titleOf('차단된 요청 '.repeat(50))).toHaveLength(80)
    expect(page('<h1>'.repeat(300_000))).toMatchObject({ title: null })
  })
})

describe('reaching a server', () => {
  const clock = createWatchedClock(nine)

  test('succeeds with any answer, and reads how far the clocks are apart', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`, request.headers.authorization)
      response.writeHead(404, { date: new Date(nine - 90_000).toUTCString() }).end('<html>')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await using http = createHttp(systemClock)
    const reached = await reach(http, `http://127.0.0.1:${port}`, clock, never)
    server.close()
    expect(reached).toEqual({ kind: 'reached', latency: 0, clockSkew: 89_500 })
    expect(asked).toEqual(['GET /', undefined])
  })

  test('fails with the reason', async () => {
    await using http = createHttp(systemClock)
    const gone = await rawServer(() => {})
    await gone[Symbol.asyncDispose]()
    const unreached = (trouble: Trouble) => ({ kind: 'unreached', trouble })
    expect(await reach(http, `http://127.0.0.1:${gone.port}`, clock, never)).toEqual(
      unreached({ kind: 'offline', code: 'ECONNREFUSED' }),
    )
    await using mute = await rawServer(() => {})
    expect(await reach(http, `http://127.0.0.1:${mute.port}`, clock, AbortSignal.abort())).toEqual(
      unreached({ kind: 'cancelled' }),
    )
    await using garbage = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    expect(await reach(http, `http://127.0.0.1:${garbage.port}`, clock, never)).toMatchObject({
      kind: 'unreached',
      trouble: { kind: 'unreadable' },
    })
  })
})
