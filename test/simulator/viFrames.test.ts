import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viFrames } from '../../electron/simulator/kiwoom/viFrames.ts'
import { createMarket } from '../../electron/simulator/market/createMarket.ts'
import { listedIssues } from '../../electron/simulator/market/issues.ts'
import { createRandom } from '../../electron/simulator/random.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { until } from '../support/until.ts'
import document from '../wire/kiwoom_ws_1h_doc_sample.json' with { type: 'json' }
import release from '../wire/kiwoom_ws_1h_release_static_up.json' with { type: 'json' }
import dynamicDown from '../wire/kiwoom_ws_1h_trigger_dynamic_down.json' with { type: 'json' }
import staticUp from '../wire/kiwoom_ws_1h_trigger_static_up.json' with { type: 'json' }
import { watch } from './support/bareClient.ts'
import { morning, simulate } from './support/simulate.ts'

const today = (hours: number, minutes: number, seconds: number) =>
  Date.UTC(2026, 10, 20, hours - 9, minutes, seconds)

const siteRise = {
  code: '109670',
  name: '씨싸이트',
  market: 'KOSDAQ',
  kind: 'static',
  direction: 'up',
  triggerPrice: 3860,
  staticReference: 3490,
  previousClose: 3490,
  volume: 5063,
  triggeredAt: today(11, 43, 59),
} as const

test('the captured trigger and release frames come out as captured, each twice', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  const { id } = day.kiwoom.trigger(siteRise)
  day.kiwoom.release(id, today(11, 46, 11))
  await until('four frames', () => client.vis().length === 4)
  const [triggerAll, triggerBare, releaseAll, releaseBare] = client.heard.slice(2)
  expect(triggerAll).toEqual(staticUp)
  expect(releaseBare).toEqual(release)
  expect(client.vis().map(({ item }) => item)).toEqual(['109670_AL', '109670', '109670_AL', '109670'])
  expect(triggerBare).toEqual({ ...staticUp, data: [{ ...staticUp.data[0], item: '109670' }] })
  expect(releaseAll).toEqual({ ...release, data: [{ ...release.data[0], item: '109670_AL' }] })
  expect(client.texts[2]).toMatch(/"9001":"109670","302":"씨싸이트","13":"5063"/)
})

test("the captured frame without optional fields, and the document's own sample, come out alike", async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.trigger({
    code: '078860',
    kind: 'dynamic',
    direction: 'down',
    triggerPrice: 2700,
    dynamicReference: 2875,
    triggeredAt: today(11, 46, 2),
    sparse: true,
  })
  const { id } = day.kiwoom.trigger({
    ...siteRise,
    code: '005930',
    name: '삼성전자',
    triggerPrice: 4125,
    staticReference: 3750,
    previousClose: 3750,
    volume: 1_077_818,
    triggeredAt: today(11, 14, 54),
  })
  day.kiwoom.release(id, today(11, 17, 3))
  await until('six frames', () => client.vis().length === 6)
  expect(client.vis()[1]).toEqual(dynamicDown.data[0])
  // The document's value traded is not what its volume and price make; every other field is.
  const { 14: _, ...stated } = document.data[0]?.values ?? {}
  expect(client.vis()[5]).toMatchObject({ ...document.data[0], values: stated })
})

test('an NXT event comes for the venue and for the combined view', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.trigger({ code: '0031K0', venue: 'NXT' })
  await until('two frames', () => client.vis().length === 2)
  expect(client.vis().map(({ item, values }) => [item, values['9001'], values['1225']])).toEqual([
    ['0031K0_AL', '0031K0', '동적'],
    ['0031K0_NX', '0031K0', '동적'],
  ])
})

test('what no exchange could send is refused with a sentence', async () => {
  await using day = await simulate()
  expect(() => day.kiwoom.trigger({ code: '12345' })).toThrow(/six digits or capital letters/)
  expect(() => day.kiwoom.trigger({ venue: 'NXT', kind: 'static' })).toThrow(/NXT knows only dynamic VIs/)
  expect(() => day.kiwoom.trigger({ triggerPrice: 0.5 })).toThrow(/whole, positive number of won/)
  expect(() => day.kiwoom.release('vi-99')).toThrow(/No VI auction with the id "vi-99"/)
})

/** The exchange's own table of steps, read from the market rules and not from the simulator. */
function isOnTick(price: number, fund: boolean): boolean {
  if (fund) return price < 2_000 || price % 5 === 0
  if (price < 2_000) return Number.isInteger(price)
  if (price < 5_000) return price % 5 === 0
  if (price < 20_000) return price % 10 === 0
  if (price < 50_000) return price % 50 === 0
  if (price < 200_000) return price % 100 === 0
  if (price < 500_000) return price % 500 === 0
  return price % 1_000 === 0
}

/** 100 × (price / reference − 1) to two decimals, in whole numbers. */
function deviation(price: number, reference: number): string {
  const tenThousandths = Math.round((Math.abs(price - reference) * 10_000) / reference)
  const digits = `${tenThousandths}`.padStart(3, '0')
  return `${price > reference ? '+' : '-'}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

test('whatever the seed, prices are on the tick and deviations are what the prices make', () => {
  // Few issues, struck often: a dear one, a cheap one, a fund, one of the KOSPI 200.
  const code = fc.constantFrom('004170', '004730', '0093L0', '068120')
  const script = fc.oneof(
    fc.record({ code, kind: fc.constantFrom('static', 'dynamic', 'both'), venue: fc.constant('KRX') }),
    fc.record({ code, kind: fc.constant('dynamic'), venue: fc.constant('NXT') }),
    fc.constant({}),
  )
  fc.assert(
    fc.property(fc.nat(), fc.array(script, { minLength: 1, maxLength: 80 }), (seed, scripts) => {
      const market = createMarket({ clock: createFakeClock(morning), random: createRandom(seed) })
      for (const each of scripts) {
        const event = market.trigger(each as Parameters<typeof market.trigger>[0])
        const issue = listedIssues.find(({ code }) => code === event.code)
        const values = JSON.parse(viFrames(event)[0]?.text ?? '').data[0].values
        const price = Number(values['1221'])
        const limits = { static: 10, dynamic: issue?.kospi200 ? 3 : 6 }
        for (const [name, referenceFid, deviationFid] of [
          ['static', '1236', '1238'],
          ['dynamic', '1237', '1239'],
        ] as const) {
          const reference = Number(values[referenceFid])
          const broken = event.kind === 'both' || event.kind === name
          if (!broken) {
            expect([values[referenceFid], values[deviationFid]]).toEqual(['0', '0.00'])
            continue
          }
          expect(isOnTick(reference, issue?.fund ?? false)).toBe(true)
          expect(values[deviationFid]).toBe(deviation(price, reference))
          expect(Math.abs(Number(values[deviationFid]))).toBeGreaterThanOrEqual(limits[name])
          expect(values[deviationFid].startsWith(values['9069'] === '1' ? '+' : '-')).toBe(true)
        }
        expect(isOnTick(price, issue?.fund ?? false)).toBe(true)
        expect(Math.abs(price / event.previousClose - 1)).toBeLessThanOrEqual(0.3)
        market.release(event.id)
      }
    }),
    { numRuns: 200 },
  )
})
