import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../app/context.ts'
import { Button } from './Button.tsx'
import { Key } from './Key.tsx'

/** Covers quantities and amounts everywhere, or shows them again. */
export function MaskButton() {
  const { t } = useTranslation()
  const { commands } = useApp()
  const masked = useSlice('settings', ({ value }) => value?.masked === true)
  return (
    <Button aria-pressed={masked} title={t('portfolio.mask.title')} onClick={commands.mask}>
      {t(masked ? 'portfolio.mask.off' : 'portfolio.mask.on')} <Key name="M" />
    </Button>
  )
}
