import { describe, expect, test } from 'vitest'
import { acceleratorOf, acceleratorText } from '../../renderer/panels/settings/accelerator.ts'
import { readShifts, usualShifts, withShift } from '../../renderer/panels/settings/marketShifts.ts'
import { draftOf, readDraft } from '../../renderer/panels/settings/settingsForm.ts'
import { defaultSettings, Settings } from '../../shared/domain/settings.ts'

const draft = draftOf(defaultSettings)

test('what the form shows of the settings is what it saves', () => {
  const { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey } = defaultSettings
  const marketShifts = [{ date: '20261119', opening: 60, closing: 60 }]
  const change = { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey, marketShifts }
  expect(readDraft(draftOf({ ...defaultSettings, marketShifts }))).toEqual({ kind: 'right', change })
})

test('a percent sign and blanks are no fault', () => {
  expect(readDraft({ ...draft, sellFeePercent: ' 0.0140 % ' })).toMatchObject({
    kind: 'right',
    change: { sellFeePercent: '0.0140' },
  })
})

test.each([
  ['sellFeePercent', '0,015'],
  ['sellFeePercent', ''],
  ['sellTaxPercent', '11'],
  ['sellTaxPercent', '-1'],
  ['sellTaxPercent', '0.00001'],
  ['keepFreshSeconds', '1'],
  ['keepFreshSeconds', '61'],
  ['keepFreshSeconds', '2.5'],
  ['keepFreshSeconds', ''],
  ['sellCheckKey', 'S'],
] as const)('%s cannot be %j, and the form names the field', (field, value) => {
  expect(readDraft({ ...draft, [field]: value })).toEqual({ kind: 'wrong', fields: [field] })
})

test('no key at all is a choice', () => {
  expect(readDraft({ ...draft, sellCheckKey: null })).toMatchObject({
    kind: 'right',
    change: { sellCheckKey: null },
  })
})

describe('late days', () => {
  const typed = (...rows: readonly (readonly [string, string, string])[]) =>
    rows.map(([date, opening, closing], id) => ({ id, date, opening, closing }))

  test('are kept in the order of their dates', () => {
    expect(readShifts(typed(['2027.01.04', '60', '0'], ['2026-11-19', ' 60 ', '60']))).toEqual({
      kind: 'right',
      shifts: [
        { date: '20261119', opening: 60, closing: 60 },
        { date: '20270104', opening: 60, closing: 0 },
      ],
    })
  })

  test('one that is added has the usual minutes and no date, and is not saved without one', () => {
    const rows = withShift(withShift([], usualShifts.yearOpening), usualShifts.csat)
    expect(rows.map(({ opening, closing }) => `${opening}/${closing}`)).toEqual(['60/0', '60/60'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
    expect(readDraft({ ...draft, marketShifts: rows })).toEqual({ kind: 'wrong', fields: ['marketShifts'] })
  })

  test.each([
    ['', '60', '0', 'date', 'missing'],
    ['2026-02-30', '60', '0', 'date', 'missing'],
    ['1119-11-19', '60', '0', 'date', 'missing'],
    ['11-19', '60', '0', 'date', 'missing'],
    ['2026-11-19', '181', '0', 'opening', 'minutes'],
    ['2026-11-19', '60', '-1', 'closing', 'minutes'],
    ['2026-11-19', '', '0', 'opening', 'minutes'],
    ['2026-11-19', '1.5', '0', 'opening', 'minutes'],
  ] as const)('%j +%s/+%s cannot be, and its %s is named', (date, opening, closing, part, problem) => {
    const rows = typed(['2026-01-02', '60', '0'], [date, opening, closing])
    expect(readShifts(rows)).toEqual({ kind: 'wrong', problems: [{ id: 1, part, problem }] })
  })

  test('two of one date are one too many', () => {
    const rows = typed(['2026-11-19', '60', '60'], ['2026-11-19', '60', '0'])
    expect(readShifts(rows)).toEqual({
      kind: 'wrong',
      problems: [{ id: 1, part: 'date', problem: 'repeated' }],
    })
  })
})

const bare = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false }

test('pressed keys become what the settings take, by their place on the keyboard', () => {
  const pressed = acceleratorOf({ ...bare, code: 'KeyS', ctrlKey: true, altKey: true }, false)
  expect(pressed).toBe(defaultSettings.sellCheckKey)
  const many = { code: 'F12', ctrlKey: true, altKey: false, shiftKey: true, metaKey: true }
  for (const mac of [true, false]) {
    expect(Settings.shape.sellCheckKey.safeParse(acceleratorOf(many, mac)).success).toBe(true)
  }
  expect(acceleratorText('Control+Alt+S')).toBe('Ctrl+Alt+S')
})

test('a modifier alone, or a key that leaves the field, is no choice yet', () => {
  for (const code of ['ControlLeft', 'Tab', 'Enter', 'Escape', 'Numpad1'])
    expect(acceleratorOf({ ...bare, ctrlKey: true, code }, false)).toBe(null)
})
