import { useTranslation } from 'react-i18next'
import type { Instant } from '../../shared/domain/time.ts'
import { useSlice } from '../app/context.ts'
import { lastedText } from '../format/lastedText.ts'

/** How long ago this machine noted something, in words; moves once a second. */
export function useAgo(at: Instant | null): string | null {
  const { t } = useTranslation()
  const seconds = useSlice('clock', ({ local }) =>
    at === null ? null : Math.max(0, Math.floor((local - at) / 1000)),
  )
  if (seconds === null) return null
  return t('ago', { lasted: lastedText(seconds * 1000, t) })
}
