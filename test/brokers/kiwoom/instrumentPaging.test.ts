import fc from 'fast-check'
import { expect, test } from 'vitest'
import { troubleIn } from '../../../electron/brokers/common/verdicts.ts'
import { decodeInstruments } from '../../../electron/brokers/kiwoom/instrumentPage.ts'
import { type AskPage, everyMarket } from '../../../electron/brokers/kiwoom/instruments.ts'
import { replyOf } from '../support/replies.ts'

const faults = ['none', 'refused', 'cut off', 'same key', 'first key', 'same rows', 'one row again'] as const
const others = ['other contents', 'same contents within', 'odd code', 'empty page', 'no key'] as const
type Fault = (typeof faults)[number] | (typeof others)[number]

const leavesAList = new Set<Fault>(['none', 'same contents within', 'odd code', 'empty page'])

/** How many rows each page of each market has, and what is wrong with one of the pages. */
const listing = fc.record({
  pages: fc.tuple(
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
  ),
  fault: fc.constantFrom<Fault>(...faults, ...others),
  where: fc.nat(),
})

type Row = Readonly<Record<'code' | 'name', string>>

interface Place {
  readonly pages: readonly (readonly Row[])[]
  readonly n: number
}

/** Codes that count up through both markets. */
function rowsOf(lengths: readonly number[], first: number): readonly (readonly Row[])[] {
  let next = first
  return lengths.map((length) =>
    Array.from({ length }, () => {
      const code = `${100_000 + next++}`
      return { code, name: `issue ${code}` }
    }),
  )
}

const keyOf = (n: number) => `key ${n}`

/** What the fault makes of a page's rows; `undefined`: it cannot befall this page. */
function spoiltRows({ pages, n }: Place, fault: Fault): readonly Row[] | undefined {
  const [rows = [], before = []] = [pages[n], pages[n - 1]]
  const [first, earlier] = [rows[0], before[0]]
  switch (fault) {
    case 'same rows':
      return earlier && before
    case 'one row again':
      return earlier && [earlier, ...rows]
    case 'other contents':
      return first && [...rows, { ...first, name: 'another' }]
    case 'same contents within':
      return first && [...rows, first]
    case 'odd code':
      return [...rows, { code: 'KR7005930003', name: 'odd' }]
    case 'empty page':
      return pages.length > 1 ? [] : undefined
    default:
      return rows
  }
}

function headersOf({ pages, n }: Place, fault: Fault): Readonly<Record<string, string>> | undefined {
  if (fault === 'same key') return n > 0 ? { 'cont-yn': 'Y', 'next-key': keyOf(n) } : undefined
  if (fault === 'first key') return n > 1 ? { 'cont-yn': 'Y', 'next-key': keyOf(1) } : undefined
  if (fault === 'no key') return { 'cont-yn': 'Y', 'next-key': ' ' }
  const isLast = n + 1 === pages.length
  return isLast ? { 'cont-yn': 'N', 'next-key': '' } : { 'cont-yn': 'Y', 'next-key': keyOf(n + 1) }
}

/** The answer to one question; `undefined`: the fault cannot befall this page. */
function replyTo(place: Place, fault: Fault) {
  const rows = spoiltRows(place, fault)
  const headers = headersOf(place, fault)
  if (!rows || !headers) return undefined
  const list = rows.map((row) => ({ ...row, marketCode: '0', lastPrice: '00000197', orderWarning: '0' }))
  const body = JSON.stringify({ return_code: 0, return_msg: '', list })
  if (fault === 'refused') return replyOf('{"return_code":2,"return_msg":"[1999:x]"}', 200, headers)
  return replyOf(fault === 'cut off' ? body.slice(0, -3) : body, 200, headers)
}

test('pages come together with each row once and in order, and one that fails leaves no list at all', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(listing, async ({ pages: [kospi, kosdaq], fault, where }) => {
      const lists = { 0: rowsOf(kospi, 0), 10: rowsOf(kosdaq, 500) }
      const all = ([0, 10] as const).flatMap((market) => lists[market].map((_, n) => [market, n] as const))
      const [bad, place] = all[where % all.length] ?? [0, 0]
      fc.pre(replyTo({ pages: lists[bad], n: place }, fault) !== undefined)
      seen.set(fault, (seen.get(fault) ?? 0) + 1)
      let asked = 0
      const ask: AskPage = async (name, after) => {
        if (asked++ > 50) throw new Error('It asks for ever')
        const market = name === '0' ? 0 : 10
        const n = after === null ? 0 : Number(after.replace('key ', ''))
        const here = market === bad && n === place
        const reply = replyTo({ pages: lists[market], n }, here ? fault : 'none')
        if (!reply) throw new Error('No such page')
        const verdict = decodeInstruments(reply)
        if (verdict.kind !== 'answered') return { kind: 'troubled', trouble: troubleIn(verdict) }
        return { ...verdict, asOf: 1000 + asked, latency: 1 }
      }
      const outcome = await everyMarket(ask)
      expect(outcome.kind, fault).toBe(leavesAList.has(fault) ? 'answered' : 'troubled')
      // What came before is not asked for again, nor anything after what failed.
      expect(asked).toBeLessThanOrEqual(all.length)
      if (outcome.kind === 'troubled') return
      const kept = all.filter(([market, n]) => fault !== 'empty page' || market !== bad || n !== place)
      const codes = kept.flatMap(([market, n]) => lists[market][n]?.map(({ code }) => code) ?? [])
      expect(outcome.answer.entries.map(({ code }) => code)).toEqual(codes)
      expect(outcome.answer.skipped).toBe(fault === 'odd code' ? 1 : 0)
      expect([outcome.asOf, outcome.latency]).toEqual([1000 + all.length, all.length])
    }),
    { numRuns: 3000 },
  )
  for (const fault of [...faults, ...others]) expect(seen.get(fault) ?? 0, fault).toBeGreaterThan(50)
})

test('a list without an end is none', async () => {
  let count = 0
  const outcome = await everyMarket(async () => ({
    kind: 'answered',
    answer: { content: { entries: [], skipped: 0 }, next: `${++count}` },
    asOf: 0,
    latency: 0,
  }))
  expect(outcome).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what: 'more than 100 pages' } })
  expect(count).toBe(100)
})

test('an issue that both markets tell alike is there once, and otherwise there is no list', async () => {
  const both =
    (names: Readonly<Record<string, string>>): AskPage =>
    async (market) => {
      const list = [{ code: '005930', name: names[market] }]
      const verdict = decodeInstruments(replyOf(JSON.stringify({ return_code: 0, list })))
      if (verdict.kind !== 'answered') throw new Error('Not read')
      return { ...verdict, asOf: 0, latency: 0 }
    }
  const alike = await everyMarket(both({ 0: '삼성전자', 10: '삼성전자' }))
  expect(alike.kind === 'answered' && alike.answer.entries.length).toBe(1)
  expect(await everyMarket(both({ 0: '삼성전자', 10: '삼성' }))).toMatchObject({
    trouble: { what: 'mrkt_tp 10: 005930 is told twice' },
  })
})
