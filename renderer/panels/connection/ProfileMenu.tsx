import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { demoProfile, type Profile } from '../../../shared/domain/profile.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { AskAgain } from '../../parts/AskAgain.tsx'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import { activeProfile } from '../../stores/profiles.ts'
import styles from './ProfileMenu.module.css'
import { ProfileName } from './ProfileName.tsx'
import { askForProfile, type ProfileWish } from './profileRequests.ts'
import { useProfileName } from './useProfileName.ts'

const changes = ['create', 'rename', 'remove'] as const

type Open = (typeof changes)[number] | null

/** Which profile is in use; a click shows all of them, to switch, make, rename and remove. */
export function ProfileMenu() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const known = useSlice('profiles', ({ value }) => value !== null)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const name = useProfileName()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    // Not the dialog around it.
    event.preventDefault()
    event.stopPropagation()
    setOpen(false)
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // A button that is disabled while the monitor is asked loses the focus to nobody.
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from anywhere within
    <div className={styles.menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button aria-expanded={open} disabled={!known || closed} onClick={() => setOpen(!open)}>
        {t('profile.button', { name })} <span aria-hidden="true">▾</span>
      </Button>
      {open && !closed && <Choices />}
    </div>
  )
}

function Choices() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const book = useSlice('profiles', ({ value }) => value)
  const { state, start } = useRequest(askForProfile(api, stores))
  const active = activeProfile(book)
  const busy = state.kind === 'asking'
  return (
    <section className={styles.choices} aria-label={t('profile.title')}>
      <ul>
        {[...(book?.profiles ?? []), demoProfile].map((profile) => (
          <Choice
            key={profile.id}
            profile={profile}
            active={profile.id === active?.id}
            disabled={busy}
            onClick={() => start({ kind: 'switch', id: profile.id })}
          />
        ))}
      </ul>
      <Changes active={active} disabled={busy} onWish={start} />
      <span role="status">
        {busy && t('connection.asking')}
        {state.kind === 'failed' && t('connection.failed')}
      </span>
    </section>
  )
}

interface ChangesProps {
  readonly active: Profile | undefined
  readonly disabled: boolean
  readonly onWish: (wish: ProfileWish) => void
}

/** To make a profile, and to rename and remove the one in use; the demo's stays as it is. */
function Changes({ active, disabled, onWish }: ChangesProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const wish = (asked: ProfileWish) => {
    setOpen(null)
    onWish(asked)
  }
  const own = active && active.id !== demoProfile.id ? active : undefined
  return (
    <>
      <span className={styles.row}>
        {changes.map((change) => (
          <Button
            key={change}
            disabled={disabled || (change !== 'create' && !own)}
            onClick={() => setOpen(change)}
          >
            {t(`profile.${change}`)}
          </Button>
        ))}
      </span>
      {open === 'create' && <ProfileName name="" onSave={(name) => wish({ kind: 'create', name })} />}
      {open === 'rename' && own && (
        <ProfileName name={own.name} onSave={(name) => wish({ kind: 'rename', id: own.id, name })} />
      )}
      {open === 'remove' && own && (
        <AskAgain
          question={t('profile.removeAsk', { name: own.name })}
          yes={t('profile.remove')}
          no={t('session.cancel')}
          onYes={() => wish({ kind: 'remove', id: own.id })}
          onNo={() => setOpen(null)}
        />
      )}
    </>
  )
}

interface ChoiceProps {
  readonly profile: Profile
  readonly active: boolean
  readonly disabled: boolean
  readonly onClick: () => void
}

function Choice({ profile, active, disabled, onClick }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <li>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={active}
        disabled={disabled}
        onClick={() => !active && onClick()}
      >
        <span>{profile.id === demoProfile.id ? t('profile.demo') : profile.name}</span>
        <span className={styles.mark}>{active && t('profile.inUse')}</span>
      </button>
    </li>
  )
}
