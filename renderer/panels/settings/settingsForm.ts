import { Settings } from '../../../shared/domain/settings.ts'
import { draftOfShifts, readShifts, type ShiftDraft, wholeNumber } from './marketShifts.ts'

/** The form as typed. */
export interface SettingsDraft {
  readonly sellFeePercent: string
  readonly sellTaxPercent: string
  readonly keepFreshSeconds: string
  readonly sellCheckKey: string | null
  readonly marketShifts: readonly ShiftDraft[]
}

export type SettingsField = keyof SettingsDraft
/** The fields that are one line each. */
export type LineField = Exclude<SettingsField, 'marketShifts'>

export type ReadDraft =
  | { readonly kind: 'right'; readonly change: Pick<Settings, SettingsField> }
  | { readonly kind: 'wrong'; readonly fields: readonly SettingsField[] }

export function draftOf(settings: Pick<Settings, SettingsField>): SettingsDraft {
  const { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey, marketShifts } = settings
  return {
    sellFeePercent,
    sellTaxPercent,
    keepFreshSeconds: String(keepFreshSeconds),
    sellCheckKey,
    marketShifts: draftOfShifts(marketShifts),
  }
}

const shape = Settings.pick({
  sellFeePercent: true,
  sellTaxPercent: true,
  keepFreshSeconds: true,
  sellCheckKey: true,
  marketShifts: true,
})

/** What was typed as settings, or the fields that cannot be. A percent sign and blanks around a figure are no fault. */
export function readDraft(draft: SettingsDraft): ReadDraft {
  const shifts = readShifts(draft.marketShifts)
  const read = shape.safeParse({
    sellFeePercent: bare(draft.sellFeePercent),
    sellTaxPercent: bare(draft.sellTaxPercent),
    keepFreshSeconds: wholeNumber(draft.keepFreshSeconds),
    sellCheckKey: draft.sellCheckKey,
    marketShifts: shifts.kind === 'right' ? shifts.shifts : null,
  })
  if (read.success) return { kind: 'right', change: read.data }
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]))
  return { kind: 'wrong', fields: fields.filter((field) => wrong.has(field)) }
}

/** In the order of the form. */
export const fields = [
  'sellFeePercent',
  'sellTaxPercent',
  'keepFreshSeconds',
  'sellCheckKey',
  'marketShifts',
] as const satisfies readonly SettingsField[]

function bare(text: string): string {
  return text.replaceAll(/[\s%]/g, '')
}
