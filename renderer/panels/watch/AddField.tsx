import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { issueCodeIn } from '../../../shared/domain/issueText.ts'
import { useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { issueOptionId } from '../../parts/IssueOptions.tsx'
import { Key } from '../../parts/Key.tsx'
import { AddOptions } from './AddOptions.tsx'
import { BroughtWords } from './BroughtWords.tsx'
import { createIssueFinder } from './findIssues.ts'
import { type Pasted, pastedIssues } from './pastedIssues.ts'
import type { AddActs } from './useAdd.ts'
import type { Names } from './useNames.ts'
import styles from './watch.module.css'

const most = 10
const list = 'watch-options'

interface AddFieldProps {
  readonly names: Names
  readonly adding: AddActs
  readonly disabled: boolean
}

/** Adds an issue by code, name or initial consonants, and everything in a text that is pasted. */
export function AddField({ names, adding, disabled }: AddFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const options = useOptions(open && !adding.brought ? typed : '', names)
  const { brought } = adding
  const whole = wholeText(typed, brought?.text ?? null)
  const pasted = useMemo(() => (whole === null ? null : pastedIssues(whole, names)), [whole, names])
  const clear = () => {
    setTyped('')
    setActive(0)
    setOpen(false)
    adding.bring(null)
  }
  const add = (lines: Pasted['lines']) => void adding.add(lines).then((added) => added && clear())
  const choose = ({ code, name }: Issue) => add([{ kind: 'issue', code, name }])
  const submit = () => {
    if (disabled) return
    if (pasted) return pasted.lines.length > 0 && add(pasted.lines)
    const option = options[active]
    if (option) choose(option)
  }
  const type = (text: string) => {
    adding.bring(null)
    setTyped(text)
    setActive(0)
    setOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(active + step, options.length - 1)))
    else if (event.key === 'Enter') submit()
    else if (event.key !== 'Escape') return
    else if (typed !== '' || brought) clear()
    else document.getElementById(ids.watch)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    // A field would run the lines together.
    if (!/[\r\n\t]/.test(text.trim())) return
    event.preventDefault()
    setTyped('')
    adding.bring({ text, file: null })
  }
  return (
    <search className={styles.add} aria-label={t('watch.add.label')}>
      <input
        id={ids.watchAdd}
        className={styles.field}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        aria-label={t('watch.add.label')}
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? issueOptionId(list, active) : undefined}
        placeholder={brought ? (brought.file ?? t('watch.add.pasted')) : t('watch.add.hint')}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <Key name="Insert" />
      {pasted ? (
        <BroughtWords pasted={pasted} file={brought?.file ?? null} onAdd={submit} onCancel={clear} />
      ) : (
        options.length > 0 && <AddOptions id={list} options={options} active={active} onChoose={choose} />
      )}
    </search>
  )
}

/** What is read as a text of many: brought in, more than one code, an ISIN, or a section. */
function wholeText(typed: string, brought: string | null): string | null {
  if (brought !== null) return brought
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  const codes = words.filter((word) => /\d/.test(word) && issueCodeIn(word) !== null)
  const isMany = codes.length > 1 || words.some((word) => /^[A-Z]{2}[0-9A-Z]{9}\d$/i.test(word))
  return isMany || /^\s*#\s*\S/.test(typed) ? typed : null
}

/** What may be meant by what is typed. A code that no list knows can be added all the same. */
function useOptions(typed: string, { issues, nameOf }: Names): readonly Issue[] {
  const finder = useMemo(() => createIssueFinder(issues), [issues])
  const told = useSlice('instruments', (state) => state.told)
  const [ready, setReady] = useState(0)
  useEffect(() => {
    let handle = requestIdleCallback(function prepare() {
      if (finder.prepare()) handle = requestIdleCallback(prepare)
      else setReady((count) => count + 1)
    })
    return () => cancelIdleCallback(handle)
  }, [finder])
  // biome-ignore lint/correctness/useExhaustiveDependencies: with all names ready more may be found
  return useMemo(() => {
    const found = finder.find(typed, most)
    const code = issueCodeIn(typed)
    if (code === null || found.some((issue) => issue.code === code)) return found
    const exact = { code, name: nameOf(code) }
    // Six letters are more often the beginning of a name than a code.
    return /\d/.test(code) ? [exact, ...found] : [...found, exact]
  }, [finder, typed, nameOf, ready, told])
}
