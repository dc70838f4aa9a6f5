import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { demoProfile } from '../../../shared/domain/profile.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { isControl, isTextField } from '../../app/keys.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import { BrokerCard } from './BrokerCard.tsx'
import styles from './connection.module.css'
import { copyReport, DoctorReport } from './DoctorReport.tsx'
import { GapsCard } from './GapsCard.tsx'
import { JournalCard } from './JournalCard.tsx'
import { NoticesCard } from './NoticesCard.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { type BrokerCardView, useBrokerCard } from './useBrokerCard.ts'
import { VaultCard } from './VaultCard.tsx'

/** F8: everything the page's honesty rests on, in words. */
export function ConnectionPanel() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const open = useSlice('connectionPanel', ({ value }) => value === true)
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || open === dialog.open) return
    if (!open) return dialog.close()
    dialog.showModal()
    // Enter is for the action that helps, if there is one; without one it is for nothing.
    const helps = dialog.querySelector<HTMLElement>('[data-helps="true"]')
    ;(helps ?? dialog.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus()
  }, [open])
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label={t('connection.title')}
      onClose={() => stores.connectionPanel.setState({ value: false })}
      onKeyDown={pressByKey}
    >
      {open && <Cards />}
    </dialog>
  )
}

function Cards() {
  const kis = useBrokerCard('kis')
  const kiwoom = useBrokerCard('kiwoom')
  const koscom = useBrokerCard('koscom')
  const cards = [kis, kiwoom, koscom]
  const first = cards.find(({ actions }) => actions.helps !== null)
  return (
    <div tabIndex={-1} className={styles.cards}>
      <Head cards={cards} />
      {cards.map((card) => (
        <BrokerCard key={card.broker} card={card} first={card === first} />
      ))}
      <div className={styles.lower}>
        <div className={styles.column}>
          <VaultCard />
          <JournalCard />
        </div>
        <div className={styles.column}>
          <GapsCard />
          <NoticesCard />
        </div>
      </div>
    </div>
  )
}

function Head({ cards }: { readonly cards: readonly BrokerCardView[] }) {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const inDemo = useSlice('profiles', ({ value }) => value?.active === demoProfile.id)
  const { state, start, reset } = useRequest(async () => copyReport((await api.doctor(undefined)).text))
  return (
    <>
      <header className={styles.dialogHead}>
        <h2>{t('connection.title')}</h2>
        <Key name="F8" />
        <Summary cards={cards} />
        <span className={styles.spring} />
        <Button disabled={closed || state.kind === 'asking'} onClick={() => start()}>
          {t('doctor.copy')}
        </Button>
        <ProfileMenu />
        <Button onClick={() => stores.connectionPanel.setState({ value: false })}>
          {t('connection.close')} <Key name="Esc" />
        </Button>
      </header>
      <DoctorReport state={state} onClose={reset} />
      {inDemo && <p className={styles.quiet}>{t('profile.demoHint')}</p>}
    </>
  )
}

/** How many of the brokers that are set up work. */
function Summary({ cards }: { readonly cards: readonly BrokerCardView[] }) {
  const { t } = useTranslation()
  const used = cards.filter(({ session }) => session?.standing !== 'not-set-up')
  const good = used.filter(({ badge }) => badge.tone === 'good').length
  const words = () => {
    if (cards.some(({ gone }) => gone === 'closed')) return t('connection.summaryClosed')
    if (used.length === 0) return t('connection.summaryNone')
    if (good === used.length) return t('connection.summaryGood', { count: good })
    return t('connection.summaryBad', { count: used.length, good })
  }
  return <span className={styles.meta}>{words()}</span>
}

/** T tests the broker whose card has the focus, or else the first that needs it; Enter takes the way out. */
function pressByKey(event: KeyboardEvent<HTMLDialogElement>): void {
  const { target, currentTarget: dialog, nativeEvent } = event
  const modified = event.ctrlKey || event.altKey || event.metaKey
  if (nativeEvent.isComposing || modified || isTextField(target)) return
  const find = (selector: string, within: Element | null = dialog) =>
    within?.querySelector<HTMLElement>(selector) ?? null
  const press = (button: HTMLElement | null) => {
    if (!button) return
    event.preventDefault()
    button.click()
  }
  const own = target instanceof Element ? target.closest('[data-broker]') : null
  const tests = '[data-tests="true"]'
  if (event.code === 'KeyT') press(find(tests, own) ?? find(`${tests}[data-helps="true"]`) ?? find(tests))
  if (event.key === 'Enter' && !isControl(target)) press(find('button[data-helps="true"]'))
}
