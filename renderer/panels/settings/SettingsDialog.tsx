import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { NoticeChoices } from './NoticeChoices.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import styles from './settings.module.css'

/** Ctrl+,: what a sale costs, and how the sellable check is asked. */
export function SettingsDialog() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const open = useSlice('view', ({ settings }) => settings)
  const settings = useSlice('settings', ({ value }) => value)
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || open === dialog.open) return
    if (!open) return dialog.close()
    dialog.showModal()
    dialog.querySelector('input')?.select()
  }, [open])
  const close = () => stores.view.setState({ settings: false })
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label={t('settings.title')}
      onClose={close}
      // No key reaches the page beneath.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {open && (
        <>
          <header className={styles.head}>
            <h2 className={styles.title}>{t('settings.title')}</h2>
            <Key name="Ctrl ," />
            <span className={styles.spring} />
            <Button onClick={close}>
              {t('settings.close')} <Key name="Esc" />
            </Button>
          </header>
          {settings ? (
            <>
              <SettingsForm settings={settings} onDone={close} />
              <NoticeChoices />
            </>
          ) : (
            <p className={styles.note}>{t('settings.unknown')}</p>
          )}
        </>
      )}
    </dialog>
  )
}
