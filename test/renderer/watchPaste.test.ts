import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '../../renderer/format/csv.ts'
import { createIssueFinder } from '../../renderer/panels/watch/findIssues.ts'
import { pastedIssues } from '../../renderer/panels/watch/pastedIssues.ts'
import { plainList } from '../../renderer/panels/watch/plainList.ts'
import { readListFile } from '../../renderer/panels/watch/readListFile.ts'
import type { WatchEntry } from '../../shared/domain/watchlist.ts'

const listed = new Map([
  ['042930', '한빛반도체'],
  ['0031K0', '가온테크'],
  ['069500', 'KODEX 200'],
])
const known = {
  nameOf: (code: string) => listed.get(code) ?? null,
  codeOf: (name: string) => [...listed].find(([, one]) => one === name)?.[0] ?? null,
}
const codesIn = (text: string) =>
  pastedIssues(text, known).lines.map((line) => (line.kind === 'issue' ? line.code : `# ${line.title}`))

test('codes, ISINs and names of one text keep their order, each once', () => {
  expect(codesIn('0031k0, 042930_NX\nKODEX 200\n0031K0 KR7000660001\nHK0000050325')).toEqual([
    '0031K0',
    '042930',
    '069500',
    '000660',
    'HK0000050325',
  ])
})

test('a Korean ISIN stands for its short code only if its check digit holds', () => {
  expect(codesIn('KR7000660001')).toEqual(['000660'])
  expect(pastedIssues('KR7000660002', known)).toEqual({ lines: [], rest: ['KR7000660002'] })
  expect(codesIn('KRZ500395135')).toEqual(['KRZ500395135'])
})

test('what is no issue is named, but for the name and the figures beside a code', () => {
  expect(pastedIssues('042930 한빛반도체 53,000 +10.65%\n모르는 말', known).rest).toEqual(['모르는', '말'])
  expect(pastedIssues('005930 삼성전자\n', known).rest).toEqual([])
})

test('of a table only the column of codes is read: a turnover of six digits is no issue', () => {
  const table = csvText([
    ['종목코드', '종목명', '거래대금(백만원)'],
    [{ text: '042930' }, '한빛, "반도체"', 284617],
    [{ text: '0031K0' }, null, 512930],
  ])
  expect(codesIn(table)).toEqual(['042930', '0031K0'])
  expect(codesIn('Symbol\tPrice\n042930\t123456')).toEqual(['042930'])
})

const code = fc.stringMatching(/^[0-9A-Z]{5}\d$/)
const isin = fc.stringMatching(/^(?:HK|US|JP)[0-9A-Z]{9}\d$/)
const name = fc
  .stringMatching(/^[가-힣A-Z](?:[가-힣A-Z0-9&. ]{0,12}[가-힣A-Z0-9])?$/)
  .filter((text) => !/^[0-9A-Z]{6}$/.test(text))
const entries = fc
  .uniqueArray(
    fc.oneof(
      fc.record({ kind: fc.constant('issue' as const), key: fc.oneof(code, isin), name: fc.option(name) }),
      fc.record({ kind: fc.constant('section' as const), key: fc.uuid(), title: name }),
    ),
    { selector: ({ key }) => key },
  )
  .map((list): readonly WatchEntry[] => list)

test('a group that was written out as a list is read in again as it was', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const nobody = { nameOf: () => null, codeOf: () => null }
      const { lines, rest } = pastedIssues(plainList(list, nobody.nameOf), nobody)
      expect(rest).toEqual([])
      expect(lines).toEqual(
        list.map((entry) =>
          entry.kind === 'issue'
            ? { kind: 'issue', code: entry.key, name: entry.name }
            : { kind: 'section', title: entry.title },
        ),
      )
    }),
  )
})

test('no text whatever is too strange to be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const line of pastedIssues(text, known).lines)
        if (line.kind === 'issue') expect(line.code).toMatch(/^(?:[0-9A-Z]{6}|[A-Z]{2}[0-9A-Z]{9}\d)$/)
    }),
  )
})

test('a file is read as Korean programs write it, and anything else is refused', async () => {
  // "042930 가온" in EUC-KR.
  const korean = Uint8Array.from([
    ...[...'042930 '].map((sign) => sign.charCodeAt(0)),
    0xb0,
    0xa1,
    0xbf,
    0xc2,
  ])
  expect(await readListFile(new Blob([korean]))).toEqual({ kind: 'read', text: '042930 가온' })
  expect(await readListFile(new Blob(['042930 가온']))).toEqual({ kind: 'read', text: '042930 가온' })
  expect(await readListFile(new Blob([Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])]))).toEqual({
    kind: 'unreadable',
  })
  expect(await readListFile(new Blob([Uint8Array.from([0xff, 0xff, 0xff])]))).toEqual({ kind: 'unreadable' })
  expect(await readListFile(new Blob(['0'.repeat(1_000_001)]))).toEqual({ kind: 'huge' })
})

const everything = [
  ...Array.from({ length: 4300 }, (_, n) => ({ code: String(100_000 + n), name: `시험종목${n}` })),
  { code: '042930', name: '한빛반도체' },
  { code: '0031K0', name: 'ARIRANG 반도체' },
  { code: '100999', name: null },
  { code: '0099A0', name: '반도체한빛' },
]

test('an issue is found among thousands by code, name and initial consonants, the nearest first', () => {
  const finder = createIssueFinder(everything)
  const found = (text: string) => finder.find(text, 10).map(({ code }) => code)
  // Before the names are ready, by plain letters.
  expect(found('한빛')).toEqual(['042930', '0099A0'])
  expect(found('arirang')).toEqual(['0031K0'])
  let steps = 0
  while (finder.prepare()) steps += 1
  expect(steps).toBeGreaterThan(10)
  expect(found('ㅎㅂㅂㄷ')).toEqual(['042930'])
  expect(found('반도ㅊ')).toEqual(['042930', '0031K0', '0099A0'])
  expect(found('반도체')).toEqual(['0099A0', '042930', '0031K0'])
  expect(found('0031k0')).toEqual(['0031K0'])
  expect(found('시험종목42')[0]).toBe('100042')
  expect(found('시험')).toHaveLength(10)
  expect(found(' ')).toEqual([])
})
