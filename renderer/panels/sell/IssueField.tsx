import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { Button } from '../../parts/Button.tsx'
import { issueOptionId } from '../../parts/IssueOptions.tsx'
import { Key } from '../../parts/Key.tsx'
import styles from './IssueField.module.css'
import { SuggestionList } from './SuggestionList.tsx'
import { useSuggestions } from './useSuggestions.ts'

const parts = { list: 'sell-suggestions', now: 'sell-now', complaint: 'sell-complaint' }

interface IssueFieldProps {
  readonly issue: Issue | null
  readonly typed: string
  readonly onTyped: (text: string) => void
  /** There is nobody to ask. */
  readonly disabled: boolean
}

/** Which issue is asked about: by code, name or initial consonants. Enter on an empty field asks again. */
export function IssueField({ issue, typed, onTyped, disabled }: IssueFieldProps) {
  const { t } = useTranslation()
  const { sell } = useApp()
  const asking = useSlice('sellCheck', (state) => state.asking !== null)
  const [complaint, setComplaint] = useState<string | null>(null)
  const list = useSuggestions(typed)
  const type = (text: string) => {
    setComplaint(null)
    onTyped(text)
    list.show(true)
  }
  const clear = () => {
    setComplaint(null)
    onTyped('')
    list.close()
  }
  const ask = (chosen: Issue) => {
    clear()
    sell.ask(chosen)
  }
  /** Outside the field the panel's single letters act. */
  const leave = () => document.getElementById(ids.sell)?.focus()
  const submit = () => {
    const chosen = list.chosen ?? (typed.trim() === '' ? undefined : list.options[0]?.issue)
    if (disabled) return
    if (chosen) return ask(chosen)
    if (typed.trim() !== '') return setComplaint(t('sell.field.notIssue', { text: typed.trim() }))
    if (issue) return sell.askAgain()
    setComplaint(t('sell.field.nothing'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown') list.move(1)
    else if (event.key === 'ArrowUp' && list.open) list.move(-1)
    else if (event.key === 'Enter') submit()
    else if (event.key === 'Escape' && !asking && list.open) list.close()
    else if (event.key === 'Escape' && !asking && typed !== '') clear()
    else return event.key === 'Escape' && !asking ? leave() : undefined
    event.preventDefault()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Another window has the focus, and gives it back to where it was.
    const lent = currentTarget.contains(document.activeElement)
    // What was only begun may not stand over another issue's answer.
    if (!lent && !currentTarget.contains(relatedTarget)) clear()
  }
  return (
    <search className={styles.row} aria-label={t('sell.field.label')} onBlur={onBlur}>
      <div className={styles.field}>
        {issue && <Now issue={issue} hidden={typed !== ''} />}
        <input
          id={ids.sellField}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('sell.field.label')}
          aria-expanded={list.open}
          aria-controls={parts.list}
          aria-autocomplete="list"
          aria-activedescendant={list.active >= 0 ? issueOptionId(parts.list, list.active) : undefined}
          aria-describedby={complaint !== null ? parts.complaint : issue ? parts.now : undefined}
          aria-invalid={complaint !== null}
          placeholder={issue ? undefined : t('sell.field.hint')}
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
        <Key name="F2" />
        {list.open && (
          <SuggestionList id={parts.list} options={list.options} active={list.active} onChoose={ask} />
        )}
      </div>
      <AskButton known={issue !== null} disabled={disabled} onAsk={submit} />
      {complaint !== null && (
        <p id={parts.complaint} className={styles.complaint} role="alert">
          {complaint}
        </p>
      )}
    </search>
  )
}

/** Whose card this is. It gives way as soon as something is typed. */
function Now({ issue, hidden }: { readonly issue: Issue; readonly hidden: boolean }) {
  const { t } = useTranslation()
  const market = useSlice(
    'interruptions',
    ({ newestFirst }) => newestFirst.find((one) => one.issue.code === issue.code)?.market ?? null,
  )
  return (
    <span id={parts.now} className={styles.now} hidden={hidden}>
      <strong>{issue.name ?? issue.code}</strong>{' '}
      {issue.name !== null && <span className={styles.code}>{issue.code}</span>}{' '}
      {market !== null && <span className={styles.market}>{t(`market.${market}`)}</span>}
    </span>
  )
}

interface AskButtonProps {
  readonly known: boolean
  readonly disabled: boolean
  readonly onAsk: () => void
}

function AskButton({ known, disabled, onAsk }: AskButtonProps) {
  const { t } = useTranslation()
  const { sell } = useApp()
  const asking = useSlice('sellCheck', (state) => state.asking !== null)
  if (asking)
    return (
      <Button className={styles.ask} onClick={sell.cancel}>
        {t('sell.field.cancel')} <Key name="Esc" />
      </Button>
    )
  return (
    <Button className={styles.ask} disabled={disabled} onClick={onAsk}>
      {t(known ? 'sell.field.again' : 'sell.field.ask')} <Key name="Enter" />
    </Button>
  )
}
