import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { BrokerId } from '../../../shared/domain/instrument.ts'
import { demoProfile, type Profile } from '../../../shared/domain/profile.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { openSetUp } from '../../app/viewActions.ts'
import { useRequest } from '../../parts/useRequest.ts'
import { activeProfile } from '../../stores/profiles.ts'
import { BrokerList } from './BrokerList.tsx'
import { BrokerStep } from './BrokerStep.tsx'
import { brokerState, needsGuide, nextUnused } from './brokerState.ts'
import styles from './setUp.module.css'
import { useAttempts } from './useAttempts.ts'
import { useGuideKeys } from './useGuideKeys.ts'

/** The way from no keys to a tested connection. Opens by itself once, while nothing is set up. */
export function SetUpGuide() {
  const { stores } = useApp()
  const profile = useSlice('profiles', ({ value }) => activeProfile(value))
  const broker = useSlice('setUp', (state) => state.broker)
  const dismissed = useRef(false)
  const needed = needsGuide(profile)
  useEffect(() => {
    if (needed && broker === null && !dismissed.current) openSetUp(stores, 'kis')
  }, [needed, broker, stores])
  const close = () => {
    dismissed.current = true
    stores.setUp.setState({ broker: null })
  }
  // Another profile knows nothing of what was typed for this one.
  return <Guide key={profile?.id} profile={profile} broker={broker} onClose={close} />
}

interface GuideProps {
  readonly profile: Profile | undefined
  readonly broker: BrokerId | null
  readonly onClose: () => void
}

function Guide({ profile, broker, onClose }: GuideProps) {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const attempts = useAttempts()
  const dialog = useRef<HTMLDialogElement>(null)
  const open = broker !== null
  const close = () => {
    attempts.cancelAll()
    onClose()
  }
  const demo = useRequest(async () => {
    stores.profiles.setState({ value: await api.switchProfile({ id: demoProfile.id }) })
    close()
  })
  const stateOf = (one: BrokerId) => brokerState(attempts.of[one], profile?.brokers[one] !== undefined)
  const inUse = (one: BrokerId) => ['passed', 'ready'].includes(stateOf(one).kind)
  const stepBack = () => {
    if (broker && attempts.of[broker].state === 'running') attempts.cancel(broker)
    else close()
  }
  useGuideKeys({ dialog, open, onEscape: stepBack, onDemo: () => demo.start() })
  useShown(dialog, broker)

  const goTo = (next: BrokerId | undefined) => (next ? stores.setUp.setState({ broker: next }) : close())
  return (
    <dialog
      ref={dialog}
      className={styles.guide}
      aria-label={t('setUp.title')}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {broker && (
        <>
          <BrokerList current={broker} stateOf={stateOf} onChoose={goTo} onClose={close} demo={demo} />
          {BrokerId.options.map((one) => (
            <BrokerStep
              key={one}
              broker={one}
              shown={one === broker}
              setup={profile?.brokers[one]}
              attempt={attempts.of[one]}
              next={nextUnused(one, inUse)}
              onSend={attempts.start}
              onCancel={() => attempts.cancel(one)}
              onGo={goTo}
            />
          ))}
        </>
      )}
    </dialog>
  )
}

/** Opens the dialog with the guide, and puts the focus where one types. */
function useShown(ref: React.RefObject<HTMLDialogElement | null>, broker: BrokerId | null): void {
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (broker === null) return dialog.close()
    if (!dialog.open) dialog.showModal()
    const step = dialog.querySelector(`[data-broker="${broker}"]`)
    const place =
      step?.querySelector<HTMLElement>('[aria-invalid="true"], input') ?? step?.querySelector('button')
    place?.focus()
  }, [ref, broker])
}
