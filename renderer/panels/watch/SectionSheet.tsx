import { useTranslation } from 'react-i18next'
import type { OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { NameForm } from './NameForm.tsx'
import type { WatchEdits } from './useWatchEdits.ts'
import styles from './watch.module.css'

interface SectionSheetProps {
  readonly group: OwnGroup
  readonly edits: WatchEdits
  readonly onClose: () => void
}

/** The section that the keys stand on: another name, or none. What it heads stays. */
export function SectionSheet({ group, edits, onClose }: SectionSheetProps) {
  const { t } = useTranslation()
  const cursor = useSlice('watch', (state) => state.cursor)
  const section = group.entries.find(({ key }) => key === cursor)
  if (section?.kind !== 'section') return null
  const { key, title } = section
  const rename = (given: string) =>
    void edits
      .edit(
        { kind: 'rename-section', group: group.id, key, title: given },
        t('watch.edit.renamed', { name: given }),
      )
      .then((state) => state && onClose())
  const remove = () =>
    void edits
      .edit({ kind: 'remove', group: group.id, keys: [key] }, t('watch.edit.sectionRemoved', { name: title }))
      .then((state) => state && onClose())
  return (
    <section className={styles.sheet} aria-label={t('watch.section.sheet', { name: title })}>
      <NameForm
        key={key}
        label={t('watch.section.name')}
        name={title}
        does={t('watch.group.rename')}
        onName={rename}
        onClose={onClose}
        focused
      />
      <span className={styles.buttons}>
        <Button onClick={remove}>{t('watch.section.remove')}</Button>
        <Button onClick={onClose}>{t('watch.close')}</Button>
      </span>
    </section>
  )
}
