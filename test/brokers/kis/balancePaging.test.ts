import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sent } from '../../../shared/domain/figure.ts'
import { AccountBalance } from '../../../shared/domain/portfolio.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { type Page, row, send, sums } from './support/balancePage.ts'
import { kisClient, kisServer } from './support/kisServer.ts'

const never = new AbortController().signal

const faults = [
  'none',
  'none',
  'refused',
  'foreign page',
  'cut off',
  'same end',
  'blank end',
  'same row',
  'no end',
] as const
type Fault = (typeof faults)[number]

/** What each row costs and whether it is a fund's, page by page; and what is wrong with one page. */
const account = fc.record({
  pages: fc.array(
    fc.array(fc.record({ cost: fc.nat(), isFund: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  ),
  fault: fc.constantFrom<Fault>(...faults),
  where: fc.nat(),
})

type Shape = readonly (readonly { readonly cost: number; readonly isFund: boolean }[])[]

function pagesOf(shape: Shape): readonly Page[] {
  let count = 0
  const total = shape.flat().reduce((sum, { cost }) => sum + BigInt(cost), 0n)
  return shape.map((rows, n) => {
    const isLast = n === shape.length - 1
    return {
      rows: rows.map(({ cost, isFund }) => {
        count += 1
        return row(isFund ? `KR53700000${10 + count}` : `${100_000 + count}`, { pchs_amt: `${cost}` })
      }),
      more: isLast ? 'D' : n === 0 ? 'F' : 'M',
      next: isLast ? '' : `end ${n}`,
      output2: [sums({ pchs_amt_smtl_amt: `${total}` })],
    }
  })
}

/** The page as the fault makes it; `null`: an answer that is no page; `undefined`: the fault cannot befall it. */
function spoilt(pages: readonly Page[], n: number, fault: Fault): Page | null | undefined {
  const [page, before] = [pages[n], pages[n - 1]]
  if (!page) return undefined
  const isLast = n === pages.length - 1
  switch (fault) {
    case 'none':
      return page
    case 'refused':
    case 'foreign page':
    case 'cut off':
    case 'no end':
      return fault === 'no end' && isLast ? undefined : null
    case 'same end':
      return before?.next ? { ...page, more: 'M', next: before.next } : undefined
    case 'blank end':
      return { ...page, more: 'M', next: '' }
    case 'same row':
      return before ? { ...page, rows: [...page.rows, ...before.rows.slice(-1)] } : undefined
  }
}

test('pages come together with each row once and in order, and one that fails leaves neither a balance nor a list', async () => {
  const clock = createWatchedClock(Date.UTC(2026, 10, 20))
  let script: {
    readonly pages: readonly Page[]
    readonly bad: Page | null
    readonly at: number
    readonly fault: Fault
  }
  await using server = await kisServer(({ query }, response) => {
    const before = script.pages.findIndex(({ next }) => next && next === query.CTX_AREA_NK100)
    const n = before + 1
    const page = n === script.at ? script.bad : script.pages[n]
    if (page) return send(response, page)
    const whole = JSON.stringify({ ...script.pages[n], rt_cd: '0', output1: script.pages[n]?.rows })
    if (script.fault === 'refused')
      response.writeHead(500).end('{"rt_cd":"1","msg_cd":"EGW00202","msg1":"x"}')
    else if (script.fault === 'foreign page') response.end('<html><title>점검</title>')
    else if (script.fault === 'cut off') response.end(whole.slice(0, -20))
    else response.writeHead(200, { tr_cont: 'M' }).end(whole)
  })
  await using kis = kisClient(server, clock)
  const seen = new Map<Fault, number>()
  await fc.assert(
    fc.asyncProperty(account, async ({ pages: shape, fault, where }) => {
      const pages = pagesOf(shape)
      const at = where % pages.length
      const bad = spoilt(pages, at, fault)
      fc.pre(bad !== undefined)
      seen.set(fault, (seen.get(fault) ?? 0) + 1)
      script = { pages, bad, at, fault }
      const from = server.asked.length
      const balance = await carried(clock, kis.balance.ask(never))
      if (fault !== 'none') {
        expect(balance.kind, fault).toBe('troubled')
        const holdings = await carried(clock, kis.holdings.ask(never))
        expect(holdings.kind, fault).toBe('troubled')
        return
      }
      expect(server.asked.length - from).toBe(pages.length)
      if (balance.kind !== 'answered') throw new Error(JSON.stringify(balance))
      const { equities, others, sums } = AccountBalance.parse(balance.answer)
      const sentRows = pages.flatMap(({ rows }) => rows as { pdno: string; pchs_amt: string }[])
      const [issues, funds] = [6, 12].map((length) => sentRows.filter(({ pdno }) => pdno.length === length))
      expect(equities.map(({ code, cost }) => [code, `${sent(cost)}`])).toEqual(
        issues?.map(({ pdno, pchs_amt }) => [pdno, pchs_amt]),
      )
      expect(others.map(({ isin, cost }) => [isin, `${sent(cost)}`])).toEqual(
        funds?.map(({ pdno, pchs_amt }) => [pdno, pchs_amt]),
      )
      const total = sentRows.reduce((sum, { pchs_amt }) => sum + BigInt(pchs_amt), 0n)
      expect(sums.cost).toEqual({ kind: 'sent', value: Number(total) })
    }),
    { numRuns: 500 },
  )
  for (const fault of faults) expect(seen.get(fault) ?? 0, fault).toBeGreaterThan(15)
})
