import { expect, test } from 'vitest'
import { issuesKnown, matchIssues } from '../../renderer/stores/issuesKnown.ts'

const issue = (code: string, name: string | null) => ({ issue: { code, name } })

test('an issue that several places know is listed once, by a name where one of them has it', () => {
  const known = issuesKnown({
    recent: [issue('005930', null), issue('000660', '하늘전자')],
    holdings: [issue('005930', '누리전자')],
    interruptions: [issue('005930', null), issue('0011A0', '다온바이오'), issue('068120', null)],
    listed: [
      { code: '068120', name: '서림제약' },
      { code: '005930', name: '다른이름' },
    ],
  })
  expect(known).toEqual([
    { code: '005930', name: '누리전자' },
    { code: '000660', name: '하늘전자' },
    { code: '0011A0', name: '다온바이오' },
    { code: '068120', name: '서림제약' },
  ])
})

test.each([
  ['ㄴㄹ', ['새누리', '누리전자', '누리에너지']],
  ['누리전자', ['누리전자']],
  ['누리', ['누리전자', '누리에너지', '새누리']],
  ['1a', ['다온바이오']],
  ['없는것', []],
])('%s finds what a name begins with before what it only holds', (text, names) => {
  const known = [
    { code: '111110', name: '새누리' },
    { code: '005930', name: '누리전자' },
    { code: '222220', name: '누리에너지' },
    { code: '0011A0', name: '다온바이오' },
  ]
  expect(matchIssues(text, known).map(({ name }) => name)).toEqual(names)
})

test('a code that is typed in full comes first', () => {
  const known = [
    { code: '105930', name: null },
    { code: '005930', name: null },
  ]
  expect(matchIssues('5930', known)).toHaveLength(2)
  expect(matchIssues('005930', known)[0]?.code).toBe('005930')
})
