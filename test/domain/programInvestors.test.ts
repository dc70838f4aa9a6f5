import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableRows } from '../../shared/domain/investors.ts'
import { anyTable, row, trades } from './program.ts'

const onScreen = ['8000', '8888', '1000', '2000', '3000', '3100', '4000', '5000', '6000', '9100', '7100']

const told = (codes: readonly string[]) => tableRows(codes.map((code) => row(code)))
const stated = (codes: readonly string[]) => told(codes).map(({ code, kind }) => `${code} ${kind}`)

test('eleven classes in the broker’s order are shown as the screen has them, institutions under their subtotal', () => {
  const rows = told(onScreen.toSorted())
  expect(rows.map(({ code }) => code)).toEqual(onScreen)
  expect(rows.map(({ investor }) => investor?.group)).toEqual([
    'own',
    'subtotal',
    ...Array(7).fill('institution'),
    'own',
    'own',
  ])
  expect(new Set(rows.map(({ investor }) => investor?.id)).size).toBe(11)
})

test('a name is shown without the blanks that the broker puts inside, and an empty one is none', () => {
  const named = (name: string | null) =>
    tableRows([row('2000', trades({}), name)]).find(({ code }) => code === '2000')?.name
  expect(named('보 험')).toBe('보험')
  expect(named(' 기 타\u3000')).toBe('기타')
  expect(named('연기금등')).toBe('연기금등')
  expect(named('  ')).toBeNull()
  expect(named(null)).toBeNull()
})

test('a class that was not sent is said to be missing, and an unknown one comes last', () => {
  const rest = onScreen.filter((code) => code !== '3100')
  expect(stated(['4242', ...rest, '0001'])).toEqual([
    ...onScreen.map((code) => `${code} ${code === '3100' ? 'missing' : 'sent'}`),
    '4242 sent',
    '0001 sent',
  ])
  expect(stated([])).toEqual(onScreen.map((code) => `${code} missing`))
})

test('a class that comes twice is shown twice, and neither passes for the one', () => {
  const twice = stated([...onScreen, '9100', '4242', '4242'])
  expect(twice.filter((line) => line.includes('repeated'))).toEqual([
    '9100 repeated',
    '9100 repeated',
    '4242 repeated',
    '4242 repeated',
  ])
  expect(twice).toHaveLength(14)
})

test('whatever came is shown, each row once, and nothing is shown that did not come', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const rows = tableRows(table)
      const shown = rows.flatMap((one) => (one.kind === 'missing' ? [] : [one.trades]))
      expect(shown).toHaveLength(table.length)
      expect(new Set(shown)).toEqual(new Set(table.map(({ trades: given }) => given)))
      for (const { code, kind } of rows)
        expect(table.filter((one) => one.code === code).length).toSatisfy((times: number) =>
          kind === 'missing' ? times === 0 : kind === 'sent' ? times === 1 : times > 1,
        )
    }),
  )
})
