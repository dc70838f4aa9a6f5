import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearerSide, staticBand } from '../../shared/domain/staticBand.ts'
import { type TickKind, tickSize } from '../../shared/domain/tickSize.ts'

/** Every price there can be, one after the other: nothing here knows of floors and ceilings. */
function walked(steps: readonly (readonly [until: number, won: number])[]): readonly number[] {
  const prices: number[] = []
  let price = 0
  for (const [until, won] of steps) for (; price < until; price += won) if (price > 0) prices.push(price)
  return prices
}

const prices: Record<TickKind, readonly number[]> = {
  stock: walked([
    [2000, 1],
    [5000, 5],
    [20_000, 10],
    [50_000, 50],
    [200_000, 100],
    [500_000, 500],
    [1_500_000, 1000],
  ]),
  ETF: walked([
    [2000, 1],
    [300_000, 5],
  ]),
  ETN: walked([
    [2000, 1],
    [300_000, 5],
  ]),
}

const issue = fc
  .constantFrom<TickKind>('stock', 'ETF', 'ETN')
  .chain((kind) =>
    fc
      .constantFrom(...prices[kind].filter((price) => price * 11 < (prices[kind].at(-1) ?? 0) * 10))
      .map((price) => ({ kind, price })),
  )

const near = (edges: readonly number[]) =>
  fc
    .constantFrom(...edges)
    .chain((edge) => fc.integer({ min: Math.floor(edge * 0.88), max: Math.ceil(edge * 1.13) }))

const base = (price: number, sure = true) => ({ price, from: 'open', sure }) as const

function expectBand(kind: TickKind, price: number): void {
  const band = staticBand({ base: base(price), kind, previousClose: null })
  expect(band.upper).toBe(prices[kind].findLast((one) => one * 10 <= price * 11))
  expect(band.lower).toBe(prices[kind].find((one) => one * 10 >= price * 9))
}

describe('the expected prices of a static VI', () => {
  test('are the last price within +10 % and the first within −10 %', () => {
    fc.assert(fc.property(issue, ({ kind, price }) => expectBand(kind, price)))
  })

  test('hold where ticks change', () => {
    const edges = [2000, 5000, 20_000, 50_000, 200_000, 500_000]
    fc.assert(fc.property(near(edges), (price) => expectBand('stock', price)))
    fc.assert(fc.property(near([2000]), (price) => expectBand('ETF', price)))
  })

  test('are none beyond the limits of the day', () => {
    fc.assert(
      fc.property(issue, fc.double({ min: 0.7, max: 1.5, noNaN: true }), ({ kind, price }, ratio) => {
        const previousClose = Math.max(1, Math.round(price / ratio))
        const whole = staticBand({ base: base(price), kind, previousClose: null })
        const { upper, lower } = staticBand({ base: base(price), kind, previousClose })
        expect(upper).toBe((whole.upper ?? 0) * 100 <= previousClose * 130 ? whole.upper : null)
        expect(lower).toBe((whole.lower ?? 0) * 100 >= previousClose * 70 ? whole.lower : null)
      }),
    )
  })

  test('say what they may be wrong in', () => {
    const doubts = (kind: TickKind, price: number, sure: boolean) =>
      staticBand({ base: base(price, sure), kind, previousClose: null }).doubts
    expect(doubts('stock', 1500, true)).toEqual([])
    expect(doubts('stock', 1500, false)).toEqual(['base'])
    expect(doubts('ETF', 10_000, true)).toEqual([])
    expect(doubts('ETF', 1500, false)).toEqual(['base', 'tick'])
  })
})

test('a tick is the step to the next price', () => {
  for (const kind of ['stock', 'ETF', 'ETN'] as const) {
    const all = prices[kind]
    const wrong = all.filter(
      (price, place) => place + 1 < all.length && tickSize(price, kind).won !== (all[place + 1] ?? 0) - price,
    )
    expect(wrong).toEqual([])
  }
})

describe('the nearer side', () => {
  test('is the one that the price has less far to go to, in exact percent', () => {
    const won = fc.integer({ min: 100, max: 1_000_000 })
    fc.assert(
      fc.property(won, won, won, (price, up, down) => {
        const [upper, lower] = [price + up, price - Math.min(down, price - 1)]
        const nearer = nearerSide({ upper, lower }, price)
        if (nearer === null || nearer === 'passed') throw new Error('there is a nearer side')
        const [far, near] = [upper - price, price - lower]
        expect(nearer.side).toBe(far <= near ? 'up' : 'down')
        const [whole, ...digits] = nearer.percent.replace('-', '').split('.')
        expect(digits.join('')).toMatch(/^\d\d$/)
        const hundredths = BigInt(`${whole}${digits.join('')}`)
        // Half a hundredth off at most: |hundredths / 10 000 − distance / price| ≤ 1 / 20 000.
        const off = hundredths * BigInt(price) - BigInt(Math.min(far, near)) * 10_000n
        expect((off < 0n ? -off : off) * 2n <= BigInt(price)).toBe(true)
        expect(nearer.percent.startsWith('-')).toBe(far > near && hundredths > 0n)
      }),
    )
  })

  test('is none of them once the price has passed one', () => {
    const sides = (price: number) => nearerSide({ upper: 11_000, lower: 9000 }, price)
    expect(sides(11_000)).toEqual({ side: 'up', percent: '0.00' })
    expect(sides(9000)).toEqual({ side: 'down', percent: '0.00' })
    expect([sides(11_010), sides(8990)]).toEqual(['passed', 'passed'])
  })

  test('is the other one where there is none, and none where there is neither', () => {
    expect(nearerSide({ upper: null, lower: 9000 }, 10_000)).toEqual({ side: 'down', percent: '-10.00' })
    expect(nearerSide({ upper: 20_000, lower: null }, 10_000)).toEqual({ side: 'up', percent: '100.00' })
    expect(nearerSide({ upper: null, lower: null }, 10_000)).toBeNull()
  })
})
