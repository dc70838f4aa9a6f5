import { useTranslation } from 'react-i18next'
import { demoProfile } from '../../../shared/domain/profile.ts'
import { useSlice } from '../../app/context.ts'
import { activeProfile } from '../../stores/profiles.ts'

/** The name of the profile in use; the demo's is in the page's language. */
export function useProfileName(): string {
  const { t } = useTranslation()
  const profile = useSlice('profiles', ({ value }) => activeProfile(value))
  if (!profile) return t('environment.unknown')
  return profile.id === demoProfile.id ? t('profile.demo') : profile.name
}
