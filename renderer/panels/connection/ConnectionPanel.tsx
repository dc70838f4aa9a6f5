import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useLamps } from '../../parts/useLamps.ts'
import styles from './connection.module.css'
import { GapsCard } from './GapsCard.tsx'
import { JournalCard } from './JournalCard.tsx'
import { KiwoomCard } from './KiwoomCard.tsx'
import { NoticesCard } from './NoticesCard.tsx'

/** F8: everything the page's honesty rests on, in words. */
export function ConnectionPanel() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const open = useSlice('connectionPanel', ({ value }) => value === true)
  const ref = useRef<HTMLDialogElement>(null)
  const close = () => stores.connectionPanel.setState({ value: false })
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || open === dialog.open) return
    if (!open) return dialog.close()
    dialog.showModal()
    // Enter is for the action that helps, if there is one.
    dialog.querySelector<HTMLElement>('[data-helps="true"]')?.focus()
  }, [open])
  return (
    <dialog ref={ref} className={styles.dialog} aria-label={t('connection.title')} onClose={close}>
      {open && (
        <>
          <header className={styles.dialogHead}>
            <h2>{t('connection.title')}</h2>
            <Key name="F8" />
            <Summary />
            <Button className={styles.close} onClick={close}>
              {t('connection.close')} <Key name="Esc" />
            </Button>
          </header>
          <KiwoomCard />
          <div className={styles.lower}>
            <div className={styles.column}>
              <JournalCard />
              <NoticesCard />
            </div>
            <GapsCard />
          </div>
        </>
      )}
    </dialog>
  )
}

function Summary() {
  const { t } = useTranslation()
  const lamps = useLamps()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const good = Object.values(lamps).every((lamp) => lamp === 'works')
  const words = closed ? 'summaryClosed' : good ? 'summaryGood' : 'summaryBad'
  return <span className={styles.meta}>{t(`connection.${words}`)}</span>
}
