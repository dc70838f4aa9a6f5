import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WatchGroup } from '../../../shared/domain/portfolio.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import type { WatchGroupsAnswer } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { ImportGroup } from './ImportGroup.tsx'
import type { Names } from './useNames.ts'
import type { WatchEdits } from './useWatchEdits.ts'
import styles from './watch.module.css'

interface ImportSheetProps {
  readonly names: Names
  readonly edits: WatchEdits
  readonly onClose: () => void
}

type Asked =
  | { readonly kind: 'asking'; readonly since: number }
  | { readonly kind: 'cancelled' | 'lost' }
  | { readonly kind: 'told'; readonly answer: WatchGroupsAnswer }

/** Takes over groups that the user keeps at the broker. They are only read there. */
export function ImportSheet({ names, edits, onClose }: ImportSheetProps) {
  const { t } = useTranslation()
  const { asked, ask, cancel } = useBrokerGroups()
  const [chosen, setChosen] = useState(0)
  const frame = useRef<HTMLElement>(null)
  useEffect(() => frame.current?.focus(), [])
  const groups = asked.kind === 'told' && asked.answer.kind === 'answered' ? asked.answer.groups : []
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className={styles.sheet}
      aria-label={t('watch.import.sheet')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        if (asked.kind === 'asking') cancel()
        else onClose()
      }}
    >
      <ImportWords asked={asked} />
      {groups.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
        <span role="group" aria-label={t('watch.import.groups')} className={styles.buttons}>
          {groups.map((group, place) => (
            <Button
              // biome-ignore lint/suspicious/noArrayIndexKey: a broker may name two groups alike
              key={place}
              aria-pressed={place === chosen}
              filled={place === chosen}
              onClick={() => setChosen(place)}
            >
              {nameOfGroup(group, t('watch.import.unnamed'))} ·{' '}
              {t('watch.import.count', { n: group.issues.length })}
            </Button>
          ))}
        </span>
      )}
      {asked.kind === 'told' && asked.answer.kind === 'answered' && groups[chosen] && (
        <ImportGroup
          key={chosen}
          answer={asked.answer}
          told={groups[chosen]}
          names={names}
          edits={edits}
          onDone={onClose}
        />
      )}
      <span className={styles.buttons}>
        {asked.kind === 'asking' ? (
          <Button onClick={cancel}>
            {t('watch.cancel')} <Key name="Esc" />
          </Button>
        ) : (
          <>
            <Button onClick={ask}>{t('watch.import.again')}</Button>
            <Button onClick={onClose}>
              {t('watch.close')} <Key name="Esc" />
            </Button>
          </>
        )}
      </span>
    </section>
  )
}

export function nameOfGroup({ name }: Pick<WatchGroup, 'name'>, unnamed: string): string {
  return name?.trim() || unnamed
}

/** How the question stands: it goes on, what came of it, or why nothing did. */
function ImportWords({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation()
  const troubleText = useTroubleText('koscom')
  const skew = useSlice('line', (line) => line.skew)
  const seconds = useSlice('clock', ({ local }) =>
    asked.kind === 'asking' ? Math.max(0, Math.floor((local - asked.since) / 1000)) : 0,
  )
  if (asked.kind === 'asking')
    return <p className={styles.hint}>{t('watch.import.asking', { n: seconds })}</p>
  if (asked.kind !== 'told') return <p className={styles.hint}>{t(`watch.import.${asked.kind}`)}</p>
  const { answer } = asked
  if (answer.kind === 'answered') {
    const time = kstTime(answer.askedAt - skew)
    const n = answer.groups.length
    return (
      <p className={styles.hint}>{t(n === 0 ? 'watch.import.none' : 'watch.import.told', { n, time })}</p>
    )
  }
  const { what, todo } = troubleText(answer.trouble)
  return (
    <div className={styles.failed}>
      <p role="status">
        <strong>{what}</strong> {todo}
      </p>
      <p>{t('watch.import.contract')}</p>
    </div>
  )
}

/** Asks as soon as somebody wants to know; who closes the sheet takes the question back. */
function useBrokerGroups() {
  const { api } = useApp()
  const [asked, setAsked] = useState<Asked>({ kind: 'asking', since: Date.now() })
  const running = useRef<AbortController>(undefined)
  const ask = () => {
    running.current?.abort()
    const question = new AbortController()
    running.current = question
    setAsked({ kind: 'asking', since: Date.now() })
    const settle = (next: Asked) => running.current === question && setAsked(next)
    api.brokerGroups(undefined, question.signal).then(
      (answer) => settle({ kind: 'told', answer }),
      () => settle({ kind: question.signal.aborted ? 'cancelled' : 'lost' }),
    )
  }
  const latest = useRef(ask)
  useEffect(() => {
    latest.current()
    return () => {
      const question = running.current
      running.current = undefined
      question?.abort()
    }
  }, [])
  return { asked, ask, cancel: () => running.current?.abort() }
}
