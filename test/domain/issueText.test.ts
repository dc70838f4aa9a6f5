import fc from 'fast-check'
import { expect, test } from 'vitest'
import { issueCodeIn, issueCodesIn } from '../../shared/domain/issueText.ts'

const code = fc.stringMatching(/^[0-9]{1}[0-9A-Z]{5}$/)

test('a code is taken as typed or copied: blanks, small letters and a venue’s suffix do not matter', () => {
  for (const text of ['005930', ' 005930\n', '005930_NX', '005930_AL', '005930_al'])
    expect(issueCodeIn(text)).toBe('005930')
  expect(issueCodeIn('0011a0')).toBe('0011A0')
  expect(issueCodeIn('\t0155E0_NX ')).toBe('0155E0')
})

test('anything else is no code, however near it comes', () => {
  const near = [
    '',
    '00593',
    '0059300',
    '005930_',
    '005930_KS',
    '005930_NX_AL',
    '005930 000660',
    '_NX',
    '삼성전자',
  ]
  const foreign = ['００５９３０', '٠٠٥٩٣٠', 'ı05930', '00593ſ', '005-93', '00593\u0000', '005930\u200B']
  for (const text of [...near, ...foreign]) expect(issueCodeIn(text), JSON.stringify(text)).toBeNull()
})

test('a text is a code only if the whole of it reads as one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ 0-9A-Za-z_]{0,12}$/)), (text) => {
      const found = issueCodeIn(text)
      if (found !== null)
        expect(
          text
            .trim()
            .toUpperCase()
            .replace(/_(NX|AL)$/, ''),
        ).toBe(found)
    }),
  )
})

test('a pasted list gives its codes in order and once each, whatever stands between them', () => {
  const between = fc.constantFrom('\n', '\r\n', ', ', ',', '\t', ';', ' ', ' | ', '", "')
  fc.assert(
    fc.property(fc.array(fc.tuple(code, between)), (list) => {
      const { codes, rest } = issueCodesIn(list.map(([one, mark]) => one + mark).join(''))
      expect(codes).toEqual([...new Set(list.map(([one]) => one))])
      expect(rest).toEqual([])
    }),
  )
})

test('of a block of a spreadsheet the codes are taken and the rest is told, names of six letters too', () => {
  expect(issueCodesIn('종목\t코드\nKBSTAR 200\t148020_AL\n한빛반도체\t042930\n한빛반도체\t042930')).toEqual({
    codes: ['148020', '042930'],
    rest: ['종목', '코드', 'KBSTAR', '200', '한빛반도체'],
  })
  expect(issueCodesIn(' \n,')).toEqual({ codes: [], rest: [] })
})
