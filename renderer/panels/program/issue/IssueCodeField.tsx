import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../../shared/domain/instrument.ts'
import { useApp, useSlice } from '../../../app/context.ts'
import { ids } from '../../../app/pageTargets.ts'
import { createTextMatcher } from '../../../format/matchText.ts'
import { Button } from '../../../parts/Button.tsx'
import { issueOptionId } from '../../../parts/IssueOptions.tsx'
import { Key } from '../../../parts/Key.tsx'
import field from '../../sell/IssueField.module.css'
import { SuggestionList } from '../../sell/SuggestionList.tsx'
import { suggestionsFor } from '../../sell/suggestions.ts'
import styles from '../program.module.css'

const parts = { list: 'program-suggestions', complaint: 'program-complaint' }

/** Which issue is asked about; an empty field means the one that was asked last, or the sellable check's. */
export function IssueCodeField() {
  const { t } = useTranslation()
  const { program } = useApp()
  const asked = useSlice('program', ({ issue }) => issue.issue)
  const checked = useSlice('sellCheck', (state) => state.issue)
  const asking = useSlice('program', ({ issue }) => issue.asking !== null)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const [complaint, setComplaint] = useState<string | null>(null)
  const list = useOptions()
  const preset = asked ?? checked
  const clear = () => {
    setComplaint(null)
    list.type('')
  }
  const ask = (issue: Issue) => {
    clear()
    void program.issue.ask(issue)
  }
  const submit = () => {
    const typed = list.typed.trim()
    const chosen = typed === '' ? preset : list.options[list.active]?.issue
    if (closed) return
    if (chosen) return ask(chosen)
    setComplaint(typed === '' ? t('sell.field.nothing') : t('sell.field.notIssue', { text: typed }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown') list.move(1)
    else if (event.key === 'ArrowUp') list.move(-1)
    else if (event.key === 'Enter') submit()
    else if (event.key === 'Escape' && asking) program.issue.cancel()
    else if (event.key === 'Escape' && list.typed !== '') clear()
    // Outside the field the panel's single letters act.
    else if (event.key === 'Escape') document.getElementById(ids.program)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) clear()
  }
  const open = list.options.length > 0
  return (
    <search className={styles.issueField} aria-label={t('program.issue.field')} onBlur={onBlur}>
      <div className={field.field}>
        <input
          id={ids.programIssue}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('sell.field.label')}
          aria-expanded={open}
          aria-controls={parts.list}
          aria-autocomplete="list"
          aria-activedescendant={open ? issueOptionId(parts.list, list.active) : undefined}
          aria-describedby={complaint === null ? undefined : parts.complaint}
          aria-invalid={complaint !== null}
          placeholder={preset ? nameOf(preset) : t('sell.field.hint')}
          value={list.typed}
          onChange={({ target }) => {
            setComplaint(null)
            list.type(target.value)
          }}
          onKeyDown={onKeyDown}
        />
        {open && (
          <SuggestionList id={parts.list} options={list.options} active={list.active} onChoose={ask} />
        )}
      </div>
      <Button disabled={closed} onClick={submit}>
        {t('program.issue.ask')} <Key name="Enter" />
      </Button>
      {complaint !== null && (
        <p id={parts.complaint} className={styles.meta} role="alert">
          {complaint}
        </p>
      )}
    </search>
  )
}

function nameOf({ code, name }: Issue): string {
  return name === null ? code : `${name} ${code}`
}

/** What was typed, and what it may mean; nothing is offered for nothing. */
function useOptions() {
  const { stores } = useApp()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const [matches] = useState(createTextMatcher)
  const options =
    typed.trim() === ''
      ? []
      : suggestionsFor(typed, {
          proposal: null,
          recent: stores.sellCheck.getState().recent,
          holdings: stores.holdings.getState().rows?.holdings ?? [],
          interruptions: stores.interruptions.getState().newestFirst,
          matches,
        })
  const active = Math.min(place, options.length - 1)
  return {
    typed,
    options,
    active,
    type(text: string) {
      setTyped(text)
      setPlace(0)
    },
    move: (by: 1 | -1) => setPlace(Math.max(0, Math.min(active + by, options.length - 1))),
  }
}
