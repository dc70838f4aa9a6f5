import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { KstDate } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import styles from './program.module.css'

/** Which day is shown, and the days that are kept. */
export function DayPicker() {
  const { t } = useTranslation()
  const { program } = useApp()
  const date = useSlice('program', ({ past, today }) => past?.date ?? today?.date ?? null)
  const open = useSlice('program', ({ days }) => days !== null)
  return (
    <span className={styles.picker}>
      <Button aria-haspopup="listbox" aria-expanded={open} onClick={program.toggleDays}>
        {date === null ? t('program.days.label') : t('program.days.shown', { date: dashed(date) })}{' '}
        <Key name="D" />
      </Button>
      {open && <DayList />}
    </span>
  )
}

function DayList() {
  const { t } = useTranslation()
  const { program } = useApp()
  const days = useSlice('program', (state) => state.days)
  const today = useSlice('program', (state) => state.today?.date ?? null)
  const shown = useSlice('program', ({ past }) => past?.date ?? null)
  const list = useRef<HTMLDivElement>(null)
  const kept = days?.kind === 'told' ? days.dates.filter((date) => date !== today) : []
  const ready = days?.kind === 'told'
  useEffect(() => {
    if (!ready) return
    const options = list.current?.querySelectorAll<HTMLElement>('[role="option"]')
    const current = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    const first = current ?? options?.[0]
    // Whoever asked gets the focus back, if it is still there.
    const before = document.activeElement
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [ready])
  const step = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])]
    const at = options.findIndex((option) => option.matches(':focus'))
    const last = options.length - 1
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[
      event.key
    ]
    if (to === undefined && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (to === undefined) program.closeDays()
    else options[to]?.focus()
  }
  if (!days) return null
  if (days.kind !== 'told')
    return (
      <p className={styles.days}>{t(days.kind === 'asking' ? 'program.days.asking' : 'program.days.lost')}</p>
    )
  return (
    <div
      ref={list}
      className={styles.days}
      role="listbox"
      aria-label={t('program.days.label')}
      tabIndex={-1}
      onKeyDown={step}
    >
      <Day date={null} text={t('program.days.today')} selected={shown === null} />
      {kept.map((date) => (
        <Day key={date} date={date} text={dashed(date)} selected={date === shown} />
      ))}
      {kept.length === 0 && <p className={styles.meta}>{t('program.days.none')}</p>}
    </div>
  )
}

interface DayProps {
  /** `null`: today. */
  readonly date: KstDate | null
  readonly text: string
  readonly selected: boolean
}

function Day({ date, text, selected }: DayProps) {
  const { program } = useApp()
  return (
    <button
      type="button"
      role="option"
      className={styles.dayOption}
      aria-selected={selected}
      onClick={() => void program.openDay(date)}
    >
      {text}
    </button>
  )
}

/** "2026-10-14" */
function dashed(date: KstDate): string {
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
}
