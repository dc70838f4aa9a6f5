import { useTranslation } from 'react-i18next'
import { mostGroups, type OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import parts from '../../parts/parts.module.css'
import type { WatchEdits } from './useWatchEdits.ts'
import type { Sheet } from './WatchPanel.tsx'
import styles from './watch.module.css'

interface GroupTabsProps {
  readonly group: OwnGroup | null
  readonly edits: WatchEdits
  readonly disabled: boolean
  readonly sheet: Sheet
  readonly onSheet: () => void
}

/** The groups side by side; what does not fit scrolls. A double click opens what can be done with one. */
export function GroupTabs({ group, edits, disabled, sheet, onSheet }: GroupTabsProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const groups = useSlice('watchlist', ({ value }) => value?.watchlist.groups)
  const create = () => {
    if ((groups?.length ?? 0) >= mostGroups)
      return edits.say({ text: t('watch.edit.mostGroups', { most: mostGroups }), failed: true })
    const name = freeName(groups ?? [], (n) => t('watch.group.numbered', { n }))
    void edits
      .edit({ kind: 'create-group', name, lines: [] }, t('watch.edit.created', { name }))
      .then((state) => {
        const made = state?.watchlist.groups.at(-1)
        if (made) stores.watch.setState({ group: made.id, cursor: null, anchor: null })
      })
  }
  return (
    <>
      {groups && groups.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
        <span
          role="group"
          aria-label={t('watch.group.label')}
          className={`${parts.segments} ${styles.groups}`}
        >
          {groups.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className={parts.segment}
              aria-pressed={id === group?.id}
              onClick={() => stores.watch.setState({ group: id, cursor: null, anchor: null })}
              onDoubleClick={() => sheet !== 'group' && onSheet()}
            >
              {name}
            </button>
          ))}
        </span>
      )}
      {group && (
        <Button disabled={disabled} aria-expanded={sheet === 'group'} onClick={onSheet}>
          {t('watch.group.button')}
        </Button>
      )}
      <Button
        disabled={disabled}
        onClick={create}
        aria-label={t('watch.group.new')}
        title={t('watch.group.new')}
      >
        +
      </Button>
    </>
  )
}

function freeName(groups: readonly OwnGroup[], numbered: (n: number) => string): string {
  const taken = new Set(groups.map(({ name }) => name))
  let n = groups.length + 1
  while (taken.has(numbered(n))) n += 1
  return numbered(n)
}
