import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import styles from './ProfileMenu.module.css'

interface ProfileNameProps {
  readonly name: string
  readonly onSave: (name: string) => void
}

export function ProfileName({ name, onSave }: ProfileNameProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(name)
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.select(), [])
  const wanted = typed.trim()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (wanted !== '') onSave(wanted)
  }
  return (
    <form className={styles.row} onSubmit={save}>
      <input
        ref={ref}
        className={styles.name}
        aria-label={t('profile.name')}
        placeholder={t('profile.name')}
        value={typed}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" filled disabled={wanted === ''}>
        {t(name === '' ? 'profile.make' : 'profile.save')}
      </Button>
    </form>
  )
}
