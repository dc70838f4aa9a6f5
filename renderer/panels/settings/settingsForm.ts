import { Settings } from '../../../shared/domain/settings.ts'

/** The form as typed. */
export interface SettingsDraft {
  readonly sellFeePercent: string
  readonly sellTaxPercent: string
  readonly keepFreshSeconds: string
  readonly sellCheckKey: string | null
}

export type SettingsField = keyof SettingsDraft

export type ReadDraft =
  | { readonly kind: 'right'; readonly change: Pick<Settings, SettingsField> }
  | { readonly kind: 'wrong'; readonly fields: readonly SettingsField[] }

export function draftOf(settings: Pick<Settings, SettingsField>): SettingsDraft {
  const { sellFeePercent, sellTaxPercent, keepFreshSeconds, sellCheckKey } = settings
  return { sellFeePercent, sellTaxPercent, keepFreshSeconds: String(keepFreshSeconds), sellCheckKey }
}

const shape = Settings.pick({
  sellFeePercent: true,
  sellTaxPercent: true,
  keepFreshSeconds: true,
  sellCheckKey: true,
})

/** What was typed as settings, or the fields that cannot be. A percent sign and blanks around a figure are no fault. */
export function readDraft(draft: SettingsDraft): ReadDraft {
  const read = shape.safeParse({
    sellFeePercent: bare(draft.sellFeePercent),
    sellTaxPercent: bare(draft.sellTaxPercent),
    keepFreshSeconds: wholeNumber(draft.keepFreshSeconds),
    sellCheckKey: draft.sellCheckKey,
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
] as const satisfies readonly SettingsField[]

function bare(text: string): string {
  return text.replaceAll(/[\s%]/g, '')
}

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null
}
