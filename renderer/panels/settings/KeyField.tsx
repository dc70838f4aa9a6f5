import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { acceleratorOf, acceleratorText } from './accelerator.ts'
import { SettingsLine } from './SettingsLine.tsx'

interface KeyFieldProps {
  readonly value: string | null
  readonly wrong: boolean
  readonly onChange: (accelerator: string | null) => void
}

/** Takes the keys that are pressed in it. Tab, Enter and Esc keep their meaning: one must get out again. */
export function KeyField({ value, wrong, onChange }: KeyFieldProps) {
  const { t } = useTranslation()
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' || event.key === 'Delete') return onChange(null)
    const accelerator = acceleratorOf(event, isMac())
    if (accelerator === null) return
    event.preventDefault()
    onChange(accelerator)
  }
  return (
    <SettingsLine
      field="sellCheckKey"
      inputMode="none"
      readOnly
      value={value === null ? t('settings.sellCheckKey.none') : acceleratorText(value)}
      wrong={wrong}
      onKeyDown={press}
    >
      <Button disabled={value === null} onClick={() => onChange(null)}>
        {t('settings.sellCheckKey.clear')}
      </Button>
    </SettingsLine>
  )
}

function isMac(): boolean {
  return /mac/i.test(navigator.userAgent)
}
