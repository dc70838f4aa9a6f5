import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { closePalette } from '../../app/viewActions.ts'
import { Key } from '../../parts/Key.tsx'
import { optionId, PaletteList } from './PaletteList.tsx'
import styles from './palette.module.css'
import { usePalette } from './usePalette.ts'

/** Ctrl+K, or a digit: issues, screens and commands in one field. */
export function Palette() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const text = useSlice('view', ({ palette }) => palette)
  const open = text !== null
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || open === dialog.open) return
    if (!open) return dialog.close()
    dialog.showModal()
    const field = dialog.querySelector('input')
    // A digit that opened the palette is typed on after.
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [open])
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label={t('palette.title')}
      closedby="any"
      onClose={({ currentTarget }) => currentTarget.open || closePalette(stores)}
    >
      {text !== null && <Finder text={text} />}
    </dialog>
  )
}

const parts = { list: 'palette-list' }

function Finder({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { rows, active, type, move, run } = usePalette(text)
  const found = rows.length > 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') run(rows[active])
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.finder}>
      <div className={styles.field}>
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('palette.label')}
          aria-expanded={found}
          aria-controls={parts.list}
          aria-autocomplete="list"
          aria-activedescendant={found ? optionId(active) : undefined}
          placeholder={t('palette.hint')}
          value={text}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {found && <PaletteList id={parts.list} rows={rows} active={active} onRun={run} />}
      <p className={styles.nothing} role="status">
        {!found && t('palette.nothing', { text: text.trim() })}
      </p>
      <Keys />
    </div>
  )
}

const keys = [
  { names: ['↑', '↓'], does: 'move' },
  { names: ['Enter'], does: 'run' },
  { names: ['Esc'], does: 'close' },
] as const

function Keys() {
  const { t } = useTranslation()
  return (
    <footer className={styles.keys}>
      {keys.map(({ names, does }) => (
        <span key={does}>
          {names.map((name) => (
            <Key key={name} name={name} />
          ))}{' '}
          {t(`palette.keys.${does}`)}
        </span>
      ))}
    </footer>
  )
}
