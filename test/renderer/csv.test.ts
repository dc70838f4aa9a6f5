import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { csvText } from '../../renderer/format/csv.ts'
import type { ListItem } from '../../renderer/panels/vi/selectItems.ts'
import { viCsv } from '../../renderer/panels/vi/viCsv.ts'
import { event, second, triggered } from './events.ts'

test('a spreadsheet keeps the zeros of a code and reads figures as figures', () => {
  expect(csvText([[{ text: '005930' }, 53000, '-6.09', null]])).toBe('\ufeff"=""005930""",53000,-6.09,\r\n')
})

test('no name can act as a formula or break a cell', () => {
  expect(csvText([['=HYPERLINK("x")', '-bad', 'a,b']])).toBe(`\ufeff"'=HYPERLINK(""x"")",'-bad,"a,b"\r\n`)
})

test('the exported list says what was missed, at its place', () => {
  const interruption = event({ releasedAt: triggered + 134 * second })
  const items: ListItem[] = [
    {
      kind: 'gap',
      key: 'gap:1',
      span: {
        key: '1',
        from: triggered + 200 * second,
        until: triggered + 288 * second,
        reason: 'silent',
        fromMidnight: false,
      },
    },
    { kind: 'row', key: interruption.id },
  ]
  const lines = viCsv(items, new Map([[interruption.id, interruption]]), createI18n('ko').t).split('\r\n')
  expect(lines[1]).toContain('미수신,20261013,10:19:01,,10:19:01–10:20:29 미수신 · 1:28')
  expect(lines[2]).toBe(
    'VI,20261013,10:15:41,"=""042930""",한빛반도체,코스닥,KRX,정적,상승,53000,48150,10.07,,,10.65,1,10:17:55,10:15:41,가상',
  )
})
