import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '../../../electron/brokers/koscom/listing.ts'
import type { AssetType } from '../../../electron/brokers/koscom/pageEnd.ts'
import { everyAsset, typesFor } from '../../../electron/brokers/koscom/pages.ts'
import type { Answer } from '../../../shared/domain/answer.ts'

interface Names {
  readonly equity: string
  readonly fund: string
  readonly other: string
}

type Told = Page<Names>

const faults = [
  'none',
  'refused',
  'same token',
  'blank token',
  'same rows',
  'lost row',
  'other total',
] as const
type Fault = (typeof faults)[number]

/** How many rows each page of each type has, and what is wrong with one of the pages. */
const account = fc.record({
  EQTY: fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }),
  FUND: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
  ETC: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
  fault: fc.constantFrom(...faults),
  where: fc.nat(),
})

const listed = ['EQTY', 'FUND', 'ETC'] as const
type Listed = (typeof listed)[number]

type Shape = Readonly<Record<Listed, readonly number[]>>

const empty = { head: null, equities: [], funds: [], others: [], marks: [], rspType: null }
const fields = { EQTY: 'equities', FUND: 'funds', ETC: 'others' } as const

const tokenOf = (type: Listed, n: number) => (n === 0 ? 'null' : `${type}${n}`)

function pagesOf(shape: Shape, type: Listed): readonly Told[] {
  const total = shape[type].reduce((sum, length) => sum + length, 0)
  let row = 0
  return shape[type].map((length, n) => {
    const rows = Array.from({ length }, () => `${type} row ${row++}`)
    const next = n + 1 < shape[type].length ? tokenOf(type, n + 1) : null
    return { ...empty, [fields[type]]: rows, marks: rows, next, told: { kind: 'sent', value: total } }
  })
}

function without({ marks, ...page }: Told, type: Listed, rows: readonly string[]): Told {
  return { ...page, [fields[type]]: rows, marks: rows }
}

/** The page as the fault makes it; `null`: refused. `undefined`: the fault cannot befall this page. */
function spoilt(pages: readonly Told[], n: number, type: Listed, fault: Fault): Told | null | undefined {
  const [page, before] = [pages[n], pages[n - 1]]
  if (!page) return undefined
  switch (fault) {
    case 'none':
      return page
    case 'refused':
      return null
    case 'same token':
      return { ...page, next: n === 0 ? '' : tokenOf(type, n) }
    case 'blank token':
      return { ...page, next: '' }
    case 'same rows':
      return before && before.marks.length > 0 ? without(page, type, before.marks) : undefined
    case 'lost row':
      return page.marks.length > 0 ? without(page, type, page.marks.slice(1)) : undefined
    case 'other total':
      return pages.length > 1 ? { ...page, told: { kind: 'sent', value: 999 } } : undefined
  }
}

test('pages come together with each row once and in order, and one that fails leaves no list at all', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(account, async ({ fault, where, ...shape }) => {
      const all = listed.flatMap((type) => pagesOf(shape, type).map((_, n) => [type, n] as const))
      const [type, place] = all[where % all.length] ?? ['EQTY', 0]
      const bad = spoilt(pagesOf(shape, type), place, type, fault)
      fc.pre(bad !== undefined)
      seen.set(fault, (seen.get(fault) ?? 0) + 1)
      let asked = 0
      const ask = async (each: AssetType, page: string): Promise<Answer<Told>> => {
        if (asked++ > 100) throw new Error('It asks for ever')
        const at = { asOf: 1000 + asked, latency: 1 }
        const cash = { ...empty, head: { amt: 1 }, next: null, told: { kind: 'sent', value: 1 } } as const
        if (each === 'CASH') return { kind: 'answered', answer: cash, ...at }
        if (each === 'ALL') throw new Error('Not asked for')
        const pages = pagesOf(shape, each)
        const n = pages.findIndex((_, n) => tokenOf(each, n) === page)
        const answer = each === type && n === place ? bad : pages[n]
        if (!answer) return { kind: 'troubled', trouble: { kind: 'no-answer' } }
        return { kind: 'answered', answer, ...at }
      }
      const outcome = await everyAsset<Names>(ask, typesFor('diamond'))
      if (fault !== 'none') {
        expect(outcome.kind, fault).toBe('troubled')
        // A page that was there before is not asked for again; the first question is about cash.
        if (fault.endsWith('token')) expect(asked).toBe(2 + (where % all.length))
        return
      }
      const rowsOf = (each: Listed) => pagesOf(shape, each).flatMap(({ marks }) => marks)
      const [equities, funds, others] = listed.map(rowsOf)
      const rows = (equities?.length ?? 0) + (funds?.length ?? 0) + (others?.length ?? 0)
      expect(outcome).toEqual({
        kind: 'answered',
        answer: {
          head: { amt: 1 },
          equities,
          funds,
          others,
          told: { kind: 'sent', value: rows },
          rspType: null,
        },
        asOf: 1000 + all.length + 1,
        latency: all.length + 1,
      })
    }),
    { numRuns: 3000 },
  )
  for (const fault of faults) expect(seen.get(fault) ?? 0, fault).toBeGreaterThan(50)
})

test('a list without an end is none', async () => {
  let count = 0
  const outcome = await everyAsset<Names>(
    async () => ({
      kind: 'answered',
      answer: { ...empty, head: {}, next: `${++count}`, told: { kind: 'blank' } },
      asOf: 0,
      latency: 0,
    }),
    typesFor('star'),
  )
  expect(outcome).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what: 'more than 40 pages' } })
  expect(count).toBe(40)
})

test('all at once is asked of those brokers alone that the document names', () => {
  for (const broker of ['dongbu', 'kbinvest', 'nhinvest', 'sk', 'daishin', 'shinhan'])
    expect(typesFor(broker)).toEqual(['ALL'])
  for (const broker of ['samsung', 'kiwoom', 'diamond', 'constructor', ''])
    expect(typesFor(broker)).toEqual(['CASH', 'EQTY', 'FUND', 'ETC'])
})
