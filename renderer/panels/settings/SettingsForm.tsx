import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/domain/settings.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import { KeyField } from './KeyField.tsx'
import { readShifts, shiftName } from './marketShifts.ts'
import { SettingsLine } from './SettingsLine.tsx'
import { ShiftRows } from './ShiftRows.tsx'
import styles from './settings.module.css'
import { draftOf, type LineField, readDraft, type SettingsDraft, type SettingsField } from './settingsForm.ts'

interface SettingsFormProps {
  readonly settings: Settings
  readonly onDone: () => void
}

/** Typed freely, looked at when it is to be saved; the first field that is wrong takes the focus. */
export function SettingsForm({ settings, onDone }: SettingsFormProps) {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(settings))
  const [wrong, setWrong] = useState<readonly SettingsField[]>([])
  const form = useRef<HTMLFormElement>(null)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const saving = useRequest(async (change: Partial<Settings>) => {
    stores.settings.setState({ value: await api.changeSettings(change) })
    onDone()
  })
  const put = (part: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...part })
    setWrong(wrong.filter((field) => !(field in part)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readDraft(draft)
    if (read.kind === 'right') return saving.start(read.change)
    setWrong(read.fields)
    form.current?.querySelector<HTMLElement>(`[name="${nameOfFirst(read.fields, draft)}"]`)?.focus()
  }
  const line = (field: Exclude<LineField, 'sellCheckKey'>) => (
    <SettingsLine
      field={field}
      value={draft[field]}
      wrong={wrong.includes(field)}
      onChange={(value) => put({ [field]: value })}
    />
  )
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <fieldset className={styles.group}>
        <legend>{t('settings.sale')}</legend>
        <p className={styles.note}>{t('settings.saleNote')}</p>
        {line('sellFeePercent')}
        {line('sellTaxPercent')}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('settings.check')}</legend>
        {line('keepFreshSeconds')}
        <KeyField
          value={draft.sellCheckKey}
          wrong={wrong.includes('sellCheckKey')}
          onChange={(sellCheckKey) => put({ sellCheckKey })}
        />
      </fieldset>
      <ShiftRows
        rows={draft.marketShifts}
        wrong={wrong.includes('marketShifts')}
        onChange={(marketShifts) => put({ marketShifts })}
      />
      <footer className={styles.foot}>
        <span role="status" className={styles.said}>
          {saving.state.kind === 'failed' && t('settings.failed')}
        </span>
        <Button type="submit" filled disabled={closed || saving.state.kind === 'asking'}>
          {t(saving.state.kind === 'asking' ? 'settings.saving' : 'settings.save')}
        </Button>
      </footer>
    </form>
  )
}

/** Of the first field that is wrong, as the form's fields are named. */
function nameOfFirst([first]: readonly SettingsField[], draft: SettingsDraft): string | undefined {
  if (first !== 'marketShifts') return first
  const shifts = readShifts(draft.marketShifts)
  const problem = shifts.kind === 'wrong' ? shifts.problems[0] : undefined
  return problem && shiftName(problem.id, problem.part)
}
