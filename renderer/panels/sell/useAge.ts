import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { ageText } from '../../format/ageText.ts'

/** How old an answer is in words, from when its question left; moves once a second. */
export function useAge(at: Instant): string {
  const { t } = useTranslation()
  return useSlice('clock', ({ local }) => ageText(local - at, t))
}
