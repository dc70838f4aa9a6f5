import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { issueCodesIn } from '../../../shared/domain/issueText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './holdings.module.css'

/** As many as settings keep (`checkList`). */
const most = 200

/** So many words that are no codes are named; the rest is a count. */
const named = 5

/** Where the broker does not tell the holdings, the user says what to check. */
export function CheckList() {
  const needed = useSlice('holdings', ({ rows, failure }) => rows === null && failure?.kind === 'trouble')
  const saved = useSlice('settings', ({ value }) => value?.checkList)
  if (!needed || !saved) return null
  return <Editor key={saved.join()} saved={saved} />
}

function Editor({ saved }: { readonly saved: readonly string[] }) {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const id = useId()
  const [text, setText] = useState(saved.join('\n'))
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { codes, rest } = issueCodesIn(text)
  const over = codes.length - most
  const changed = codes.join() !== saved.join()
  const { state, start } = useRequest(async () => {
    stores.settings.setState({ value: await api.changeSettings({ checkList: [...codes] }) })
  })
  return (
    <div className={styles.list}>
      <label htmlFor={id}>{t('holdings.list.label')}</label>
      <textarea
        id={id}
        className={styles.paste}
        rows={3}
        spellCheck={false}
        aria-describedby={`${id}-hint ${id}-found`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className={styles.basis}>
        {t('holdings.list.hint')}
      </p>
      <div className={styles.listFoot}>
        <p id={`${id}-found`} role="status">
          {over > 0
            ? t('holdings.list.tooMany', { most, n: over })
            : t('holdings.list.found', { n: codes.length })}
          {rest.length > 0 && ` · ${t('holdings.list.rest', { n: rest.length, words: namedOf(rest) })}`}
          {state.kind === 'failed' && ` · ${t('holdings.list.failed')}`}
        </p>
        <Button
          filled={changed}
          disabled={closed || !changed || over > 0 || state.kind === 'asking'}
          onClick={() => start()}
        >
          {t('holdings.list.save')}
        </Button>
      </div>
    </div>
  )
}

function namedOf(words: readonly string[]): string {
  const shown = words.slice(0, named).map((word) => (word.length > 20 ? `${word.slice(0, 20)}…` : word))
  return words.length > named ? `${shown.join(', ')} …` : shown.join(', ')
}
