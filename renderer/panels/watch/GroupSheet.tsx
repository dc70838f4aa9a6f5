import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { closingEdit, type SheetProps } from './closingEdit.ts'
import { NameForm } from './NameForm.tsx'
import { saveWatchList } from './saveWatch.ts'
import { useNames } from './useNames.ts'
import styles from './watch.module.css'

/** What can be done with the group that is shown. */
export function GroupSheet({ group, edits, onClose }: SheetProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const { nameOf } = useNames(group)
  const cursor = useSlice('watch', (state) => state.cursor)
  const place = useSlice(
    'watchlist',
    ({ value }) => value?.watchlist.groups.findIndex(({ id }) => id === group.id) ?? -1,
  )
  const last = useSlice('watchlist', ({ value }) => (value?.watchlist.groups.length ?? 0) - 1)
  const { id, name } = group
  const move = (to: number) =>
    void edits.edit({ kind: 'move-group', group: id, to }, t('watch.edit.groupMoved'))
  const close = closingEdit({ edits, onClose })
  const rename = (given: string) =>
    close({ kind: 'rename-group', group: id, name: given }, t('watch.edit.renamed', { name: given }))
  const addSection = (title: string) => {
    const before = group.entries.some(({ key }) => key === cursor) ? cursor : null
    close({ kind: 'add-section', group: id, title, before }, t('watch.edit.addedSection'))
  }
  const remove = () => close({ kind: 'remove-group', group: id }, t('watch.edit.groupRemoved', { name }))
  return (
    <section className={styles.sheet} aria-label={t('watch.group.sheet', { name })}>
      <NameForm
        label={t('watch.group.name')}
        name={name}
        does={t('watch.group.rename')}
        onName={rename}
        onClose={onClose}
        focused
      />
      <NameForm
        label={t('watch.section.label')}
        name=""
        does={t('watch.section.add')}
        onName={addSection}
        onClose={onClose}
      />
      <span className={styles.buttons}>
        <Button disabled={place <= 0} onClick={() => move(place - 1)}>
          {t('watch.group.left')}
        </Button>
        <Button disabled={place >= last} onClick={() => move(place + 1)}>
          {t('watch.group.right')}
        </Button>
        <Button onClick={() => saveWatchList({ group, items: group.entries, stores, nameOf })}>
          {t('watch.group.list')}
        </Button>
        <Button onClick={remove}>{t('watch.group.remove')}</Button>
        <Button onClick={onClose}>{t('watch.close')}</Button>
      </span>
    </section>
  )
}
