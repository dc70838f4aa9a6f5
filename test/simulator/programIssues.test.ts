import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listedIssues } from '../../electron/simulator/market/issues.ts'
import documented from '../wire/kiwoom/kiwoom_ka10010_doc.json' with { type: 'json' }
import { post, takeToken } from './support/bareClient.ts'
import type { Fields } from './support/kisAccount.ts'
import { simulate } from './support/simulate.ts'
import { type Heard, hear } from './support/visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

async function ask({ kiwoom }: Day, token: unknown, body: unknown): Promise<Heard> {
  const headers = { 'api-id': 'ka10010', authorization: `Bearer ${token}` }
  return hear(await post(kiwoom, '/api/dostk/sect', body, headers))
}

const kinds = ['dfrt_trst', 'ndiffpro_trst', 'all_dfrt_trst']

/** "--239" is a loss of 239. */
function net(text: string | undefined): number {
  const [, signs = '', digits = ''] = /^(\+|--)?(\d+)$/.exec(text ?? '') ?? []
  return (signs === '--' ? -1 : 1) * Number.parseInt(digits, 10)
}

function gross(text: string | undefined): number {
  return /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN
}

test('eighteen texts in the documented order, which add up', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const { status, body } = await ask(day, token, { stk_cd: '005930' })
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(Object.keys(documented))
  const { return_code, return_msg, ...figures } = body as Fields
  expect([return_code, return_msg]).toEqual([documented.return_code, documented.return_msg])
  for (const unit of ['qty', 'amt']) {
    for (const kind of kinds) {
      const of = (side: string) => figures[`${kind}_${side}_${unit}`]
      const difference = gross(of('buy')) - gross(of('sell')) - net(of('netprps'))
      expect(Math.abs(difference)).toBeLessThanOrEqual(2)
    }
    for (const side of ['sell', 'buy', 'netprps']) {
      const [arbitrage, rest, all] = kinds.map((kind) => net(figures[`${kind}_${side}_${unit}`]))
      expect(Math.abs(Number(arbitrage) + Number(rest) - Number(all))).toBeLessThanOrEqual(2)
    }
  }
})

test('where nobody arbitrages, six texts are empty and the rest is all', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const { body } = await ask(day, token, { stk_cd: '042930' })
  for (const [name, text] of Object.entries(body)) {
    if (name.startsWith('dfrt_')) expect(text, name).toBe('')
    if (name.startsWith('ndiffpro_')) expect(body[name.replace('ndiffpro_', 'all_dfrt_')], name).toBe(text)
  }
})

test('nets bear a plus or two minus signs; gross figures bear none', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const signs = new Set<string>()
  for (const { code } of listedIssues.slice(0, 24)) {
    await day.clock.advance(1_000)
    const { body } = await ask(day, token, { stk_cd: code })
    for (const [name, text] of Object.entries(body)) {
      if (typeof text !== 'string' || text === '' || name === 'return_msg') continue
      if (!name.includes('netprps')) expect(text, name).toMatch(/^\d+$/)
      else if (text !== '0') signs.add(/^\D*/.exec(text)?.[0] ?? '')
    }
  }
  expect([...signs].sort()).toEqual(['+', '--'])
})

test("each venue has its own figures, an issue outside NXT only KRX's", async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const bought = async (stk_cd: string) => {
    await day.clock.advance(1_000)
    return gross((await ask(day, token, { stk_cd })).body.all_dfrt_trst_buy_amt as string)
  }
  const [krx, nxt, combined] = [await bought('005930'), await bought('005930_NX'), await bought('005930_AL')]
  expect(krx).toBeGreaterThan(nxt)
  expect(nxt).toBeGreaterThan(0)
  expect(combined).toBeGreaterThan(krx)
  expect((await ask(day, token, { stk_cd: '217740_NX' })).body.return_msg).toContain('[1902:')
  const { body } = await ask(day, token, { stk_cd: '217740_AL' })
  expect((await ask(day, token, { stk_cd: '217740' })).body).toEqual(body)
})

test.each([
  ['no code', {}, '1511'],
  ['an empty code', { stk_cd: '' }, '1511'],
  ['an unknown code', { stk_cd: '000000' }, '1902'],
  ['an unknown suffix', { stk_cd: '005930_KR' }, '1902'],
  ['no JSON', '{', '1517'],
])('a question with %s is refused', async (_, body, number) => {
  await using day = await simulate()
  const heard = await ask(day, await takeToken(day.kiwoom), body)
  expect(heard.body.return_msg).toContain(`[${number}:`)
  expect(day.kiwoom.counters.refusals).toEqual({ [number]: 1 })
})

test("the document's own example is told until healed", async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  day.kiwoom.answerProgramAsDocumented()
  const heard = await ask(day, token, { stk_cd: '005930' })
  expect(heard.text).toBe(JSON.stringify(documented))
  day.kiwoom.heal()
  expect((await ask(day, token, { stk_cd: '005930' })).body).not.toEqual(documented)
})

test('the same seed tells the same figures of an issue, whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 2 ** 31 }), fc.constantFrom(...listedIssues), async (seed, { code }) => {
      const told = async (kind: 'lively' | 'quiet') => {
        await using day = await simulate({ seed, day: kind })
        return (await ask(day, await takeToken(day.kiwoom), { stk_cd: code })).text
      }
      expect(await told('lively')).toBe(await told('quiet'))
    }),
    { numRuns: 4 },
  )
})
