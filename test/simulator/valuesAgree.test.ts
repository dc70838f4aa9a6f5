import fc from 'fast-check'
import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { logIn, takeToken, wholeMarket } from './support/bareClient.ts'
import { askPage, takeKisToken } from './support/kisAccount.ts'
import { askBalance, koscomToken } from './support/koscomAccount.ts'
import { morning, simulate } from './support/simulate.ts'
import { entriesOf, magnitude, registerTrades } from './support/tradeWatcher.ts'
import { kiwoomAsk } from './support/visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

const noPings = 1e12
const held = '036480 042930 010970 051890 115520 388210 068120 0093L0 0127B0'.split(' ')

/** What each broker says of each issue at one moment: quantity and worth. */
async function holdingsAt(day: Day, tokens: { readonly kis: unknown; readonly koscom: string }) {
  const kis = (await askPage(day, tokens.kis, { division: '02' })).rows.map((row) => ({
    by: 'kis',
    code: `${row.pdno}`,
    quantity: Number(row.hldg_qty),
    worth: Number(row.evlu_amt),
  }))
  const rows = [...kis]
  for (const [alias, assetType] of [
    ['cyber', 'ALL'],
    ['diamond', 'EQTY'],
    ['star', 'EQTY'],
  ] as const) {
    for (const { isinCode, qty, valAtCur } of await askBalance(day, {
      alias,
      assetType,
      token: tokens.koscom,
    })) {
      rows.push({ by: alias, code: isinCode.slice(3, 9), quantity: qty, worth: valAtCur })
    }
  }
  return rows
}

test('whenever asked, every balance is what is held times the price of the last trade', async () => {
  const waits = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 3, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 20 * 3_600_000 }), waits, async (seed, later, waits) => {
      await using day = await simulate({ seed, start: morning + later, day: 'lively', pingPeriod: noPings })
      await using client = await logIn(day.kiwoom)
      await registerTrades(client, held)
      client.say(wholeMarket)
      await until('both registrations', () => day.kiwoom.counters.registrations === 2)
      await day.clock.advance(6_000)
      const tokens = { kis: await takeKisToken(day), koscom: await koscomToken(day) }
      const kiwoom = await takeToken(day.kiwoom)
      for (const wait of waits) {
        // Longer than Koscom's brokers keep a valuation for the pages of an answer.
        await day.clock.advance(wait + 2_000)
        const { trades } = day.kiwoom.counters
        await until('what was sent', () => entriesOf(client, '0B').length === trades)
        const price = (code: string) =>
          magnitude(entriesOf(client, '0B').findLast(({ item }) => item === code)?.values['10'])
        // What a VI has halted since before it was registered has told no price yet.
        const told = held.filter((code) => !Number.isNaN(price(code)))
        expect(told.length).toBeGreaterThan(held.length - 3)
        const rows = (await holdingsAt(day, tokens)).filter(({ code }) => told.includes(code))
        expect(new Set(rows.map(({ by }) => by)).size).toBe(4)
        for (const { by, code, quantity, worth } of rows) {
          expect(worth, `${by} ${code}`).toBe(quantity * price(code))
        }
        const { body } = await kiwoomAsk(day, kiwoom, { stk_cd: told[0] })
        const last = entriesOf(client, '0B').findLast(({ item }) => item === told[0])
        const asked = [
          body.cur_prc,
          body.pred_pre,
          body.trde_qty,
          body.open_pric,
          body.high_pric,
          body.low_pric,
        ]
        expect(asked).toEqual(['10', '11', '13', '16', '17', '18'].map((fid) => last?.values[fid]))
      }
    }),
    { numRuns: 4, endOnFailure: true },
  )
})
