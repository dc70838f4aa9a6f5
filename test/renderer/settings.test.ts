import { expect, test } from 'vitest'
import { acceleratorOf, acceleratorText } from '../../renderer/panels/settings/accelerator.ts'
import { draftOf, readDraft } from '../../renderer/panels/settings/settingsForm.ts'
import { defaultSettings, Settings } from '../../shared/domain/settings.ts'

const draft = draftOf(defaultSettings)

test('what the form shows of the settings is what it saves', () => {
  const { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey } = defaultSettings
  const change = { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey }
  expect(readDraft(draft)).toEqual({ kind: 'right', change })
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
