import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '../../shared/rpc/connect.ts'
import { serve } from '../../shared/rpc/serve.ts'
import { until } from '../support/until.ts'
import { createTestMonitor, secret, testContract } from './contract.ts'
import { memoryPair } from './pairs.ts'
import { anyMessage } from './portSuite.ts'

const conversations = 1000
const messagesEach = 10

function catchUncaught(): unknown[] {
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push(error)
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  onTestFinished(() => {
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
  })
  return uncaught
}

const conversation = fc.array(anyMessage, { minLength: messagesEach, maxLength: messagesEach })

it('ten thousand messages from a hostile page upset nothing and bring out no secret', async () => {
  const uncaught = catchUncaught()
  await fc.assert(
    fc.asyncProperty(conversation, async (messages) => {
      const { monitorSide, pageSide } = await memoryPair()
      const monitor = createTestMonitor()
      const heard: string[] = []
      serve(testContract, monitor.api, monitorSide)
      pageSide.onMessage((message) => heard.push(message))
      for (const message of messages) {
        pageSide.send(message)
        await turn()
      }
      pageSide.close()
      await until('everything ended with the line', () => monitor.running() === 0)
      expect(heard.join('\n')).not.toContain(secret)
    }),
    { numRuns: conversations },
  )
  expect(uncaught).toEqual([])
})

it('ten thousand messages from a broken monitor upset nothing, and every question gets an end', async () => {
  const uncaught = catchUncaught()
  await fc.assert(
    fc.asyncProperty(conversation, async (messages) => {
      const { monitorSide, pageSide } = await memoryPair()
      const api = connect(testContract, pageSide)
      const asked = Promise.allSettled([
        api.double(1),
        api.nothing(),
        api.live()[Symbol.asyncIterator]().next(),
      ])
      for (const message of messages) monitorSide.send(message)
      await turn()
      monitorSide.close()
      expect(await asked).toHaveLength(3)
    }),
    { numRuns: conversations },
  )
  expect(uncaught).toEqual([])
})
