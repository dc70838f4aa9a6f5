import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../shared/rpc/connect.ts'
import { serve } from '../../shared/rpc/serve.ts'
import { until } from '../support/until.ts'
import { createTestMonitor, secret, type TestApi, type TestMonitor, testContract } from './contract.ts'
import type { Pair } from './pairs.ts'

/** What every Port must carry faithfully, whichever host it comes from. */
export function portSuite(name: string, makePair: () => Promise<Pair>): void {
  describe(name, () => {
    let pair: Pair
    let monitor: TestMonitor

    beforeEach(async () => {
      pair = await makePair()
      monitor = createTestMonitor()
    })
    afterEach(async () => {
      await pair[Symbol.asyncDispose]()
    })

    function open(): TestApi {
      serve(testContract, monitor.api, pair.monitorSide)
      return connect(testContract, pair.pageSide)
    }

    /** The page's end in the hands of a stranger: what it hears, and whether it was hung up on. */
    function openAsStranger() {
      serve(testContract, monitor.api, pair.monitorSide)
      const heard: string[] = []
      const state = { isClosed: false }
      pair.pageSide.onMessage((message) => heard.push(message))
      pair.pageSide.onClose(() => {
        state.isClosed = true
      })
      return { say: pair.pageSide.send, heard, state }
    }

    describe('a call', () => {
      it('is answered', async () => {
        expect(await open().double(21)).toBe(42)
      })

      it('that has nothing to say is answered too', async () => {
        expect(await open().nothing()).toBeUndefined()
      })

      it('keeps its answer apart from a hundred others under way', async () => {
        const api = open()
        const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => api.double(n)))
        expect(answers).toEqual(Array.from({ length: 100 }, (_, n) => n * 2))
      })

      it('aborted beforehand is never asked', async () => {
        const api = open()
        await expect(api.wait(undefined, AbortSignal.abort())).rejects.toThrow('abort')
        expect(monitor.running()).toBe(0)
      })

      it('aborted while it waits ends on both sides', async () => {
        const api = open()
        const controller = new AbortController()
        const answer = api.wait(undefined, controller.signal)
        const seen = expect(answer).rejects.toThrow('abort')
        await until('the call reached the monitor', () => monitor.running() === 1)
        controller.abort()
        await seen
        await until('the abort reached the monitor', () => monitor.aborted.includes('wait'))
        expect(monitor.running()).toBe(0)
      })

      it('refused with a fault brings its code and words', async () => {
        await expect(open().refuse()).rejects.toMatchObject({
          code: 'no-account',
          message: '계좌가 없습니다',
        })
      })

      it('that crashes says so and leaks nothing', async () => {
        const { say, heard } = openAsStranger()
        say('{"id":1,"ask":"crash"}')
        await until('the fault arrived', () => heard.length > 0)
        expect(heard).toEqual([
          '{"id":1,"fault":{"code":"internal","message":"The monitor could not answer."}}',
        ])
      })

      it('answered with the wrong type is rejected, not believed', async () => {
        await expect(open().lie()).rejects.toThrow('expected number')
      })
    })

    describe('a feed', () => {
      it('comes in order and without loss', async () => {
        const seen: number[] = []
        for await (const batch of open().count(5)) {
          seen.push(...batch)
          if (seen.length >= 500) break
        }
        expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n + 5))
      })

      it('that the page leaves is freed on the other side', async () => {
        for await (const _batch of open().live()) break
        await until('the feed ended', () => monitor.running() === 0)
        expect(monitor.mailboxes.size).toBe(0)
      })

      it('aborted while it waits ends without an error', async () => {
        const api = open()
        const controller = new AbortController()
        const seen: string[] = []
        const reading = (async () => {
          for await (const batch of api.live(undefined, controller.signal)) seen.push(...batch)
        })()
        await until('the snapshot arrived', () => seen.length === 1)
        controller.abort()
        await reading
        await until('the feed ended', () => monitor.running() === 0)
        expect(seen).toEqual(['snapshot:nothing yet'])
      })

      it('that breaks off is a fault, and leaks nothing', async () => {
        const seen: number[] = []
        const reading = (async () => {
          for await (const batch of open().breakOff()) seen.push(...batch)
        })()
        await expect(reading).rejects.toMatchObject({
          code: 'internal',
          message: 'The monitor could not answer.',
        })
        expect(seen).toEqual([1])
      })

      it('that cannot start is a fault, and the line goes on', async () => {
        const api = open()
        const reading = api.failToStart()[Symbol.asyncIterator]().next()
        await expect(reading).rejects.toSatisfy((error: Error) => !String(error).includes(secret))
        expect(await api.double(1)).toBe(2)
      })

      it('read by a stuck page does not grow: it gets a fresh snapshot when it wakes', async () => {
        const reader = open().live()[Symbol.asyncIterator]()
        await reader.next()
        for (let n = 0; n < 50_000; n++) monitor.say(`v${n}`)
        const seen: string[] = []
        while (!seen.at(-1)?.startsWith('snapshot:')) seen.push(...((await reader.next()).value ?? []))
        expect(seen.at(-1)).toBe('snapshot:v49999')
        expect(seen.length).toBeLessThan(200)
        await reader.return?.()
      })

      it('does not run ahead of its reader', async () => {
        const { say, heard } = openAsStranger()
        say('{"id":1,"ask":"count","about":0}')
        await until('the first batch arrived', () => heard.length === 1)
        for (let n = 0; n < 20; n++) await turn()
        expect(heard).toEqual(['{"id":1,"values":[0]}'])
      })
    })

    describe('a peer that talks nonsense is hung up on:', () => {
      const nonsense: readonly [string, readonly string[]][] = [
        ['no JSON', ['hello']],
        ['an empty message', ['']],
        ['JSON of another shape', ['{"id":1,"method":"double"}']],
        ['a key too many', ['{"id":1,"ask":"double","about":1,"admin":true}']],
        ['an ask that is not in the contract', ['{"id":1,"ask":"readSecret"}']],
        ['an ask named after a prototype', ['{"id":1,"ask":"__proto__"}']],
        ['an ask named after a method of every object', ['{"id":1,"ask":"constructor"}']],
        ['a question of the wrong type', ['{"id":1,"ask":"double","about":"1"}']],
        ['an id that is no number', ['{"id":"1","ask":"double","about":1}']],
        ['a negative id', ['{"id":-1,"ask":"double","about":1}']],
        ['an id that is in use', ['{"id":1,"ask":"live"}', '{"id":1,"ask":"live"}']],
        ['a next out of turn', ['{"id":1,"ask":"wait"}', '{"id":1,"next":true}']],
        ['more asks than any page has', Array.from({ length: 300 }, (_, id) => `{"id":${id},"ask":"wait"}`)],
      ]

      it.each(nonsense)('%s', async (_what, messages) => {
        const { say, state } = openAsStranger()
        for (const message of messages) say(message)
        await until('the line was closed', () => state.isClosed)
        await until('everything it had asked for ended', () => monitor.running() === 0)
        expect(monitor.mailboxes.size).toBe(0)
      })

      it('a message beyond all measure', async () => {
        const { say, state } = openAsStranger()
        say(`{"id":1,"ask":"double","about":${'1'.repeat(33 * 1024 * 1024)}}`)
        await until('the line was closed', () => state.isClosed)
        expect(state.isClosed).toBe(true)
      })

      it('and the page hangs up on a monitor that does', async () => {
        const api = connect(testContract, pair.pageSide)
        const answer = api.double(1)
        pair.monitorSide.send('{"id":1,"values":"all of them"}')
        await expect(answer).rejects.toMatchObject({ code: 'closed' })
      })

      it('but a word that crossed an end on its way is no offence', async () => {
        const { say, heard, state } = openAsStranger()
        say('{"id":7,"cancel":true}')
        say('{"id":7,"next":true}')
        say('{"id":8,"ask":"double","about":4}')
        await until('the answer arrived', () => heard.length === 1)
        expect([heard, state.isClosed]).toEqual([['{"id":8,"values":[8]}'], false])
      })
    })

    describe('the end of the line', () => {
      it.each(['monitorSide', 'pageSide'] as const)(
        'by the %s rejects calls and feeds, and frees everything',
        async (side) => {
          const api = open()
          const call = api.wait()
          const feed = api.live()[Symbol.asyncIterator]()
          await feed.next()
          const next = feed.next()
          await until('both reached the monitor', () => monitor.running() === 2)
          const seen = Promise.all([
            expect(call).rejects.toMatchObject({ code: 'closed' }),
            expect(next).rejects.toMatchObject({ code: 'closed' }),
          ])
          pair[side].close()
          await seen
          await until('both ended', () => monitor.running() === 0)
          await expect(api.double(1)).rejects.toMatchObject({ code: 'closed' })
        },
      )

      it('frees a feed whose reader had not come back for more', async () => {
        const feed = open().count(0)[Symbol.asyncIterator]()
        await feed.next()
        pair.pageSide.close()
        await until('the feed ended', () => monitor.running() === 0)
        expect(monitor.running()).toBe(0)
      })

      it('is heard by whoever comes late', async () => {
        pair.pageSide.close()
        const api = connect(testContract, pair.pageSide)
        await expect(api.double(1)).rejects.toMatchObject({ code: 'closed' })
      })
    })
  })
}

const Id = fc.oneof(fc.nat(5), fc.constant(-1), fc.constant('1'), fc.double())
const name = fc.oneof(fc.constantFrom(...Object.keys(testContract), '__proto__', 'toString'), fc.string())

/** Near misses of the protocol, and pure noise. */
export const anyMessage = fc.oneof(
  fc.string(),
  fc.json(),
  fc.record({ id: Id, ask: name, about: fc.jsonValue() }, { requiredKeys: [] }).map((v) => JSON.stringify(v)),
  fc.record({ id: Id, next: fc.constantFrom(true, false, 1) }).map((v) => JSON.stringify(v)),
  fc.record({ id: Id, cancel: fc.constant(true) }).map((v) => JSON.stringify(v)),
  fc.record({ id: Id, values: fc.array(fc.jsonValue()) }).map((v) => JSON.stringify(v)),
  fc.record({ id: Id, fault: fc.jsonValue() }).map((v) => JSON.stringify(v)),
)
