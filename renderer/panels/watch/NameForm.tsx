import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import styles from './watch.module.css'

interface NameFormProps {
  readonly label: string
  readonly name: string
  readonly does: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
  readonly focused?: boolean
}

/** A name to give. Enter takes it, Escape leaves it. */
export function NameForm({ label, name, does, onName, onClose, focused = false }: NameFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focused) input.current?.select()
  }, [focused])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = input.current?.value.trim() ?? ''
    if (given !== '') onName(given)
  }
  return (
    <form className={styles.nameForm} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className={styles.field}
        defaultValue={name}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
      />
      <Button type="submit">
        {does} {focused && <Key name="Enter" />}
      </Button>
      {focused && <span className={styles.silent}>{t('watch.nameHint')}</span>}
    </form>
  )
}
