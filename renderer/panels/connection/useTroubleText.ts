import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleText } from '../../../shared/wording/troubleText.ts'
import { useSlice } from '../../app/context.ts'

/** A broker's trouble in the user's language: what it is, and what to do. */
export function useTroubleText(
  broker: BrokerId,
): (trouble: Trouble) => { readonly what: string; readonly todo: string } {
  const locale = useSlice('settings', ({ value }) => value?.locale ?? defaultSettings.locale)
  return (trouble) => troubleText(trouble, broker, locale)
}
