import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { closingEdit, type SheetProps } from './closingEdit.ts'
import { NameForm } from './NameForm.tsx'
import styles from './watch.module.css'

/** The section that the keys stand on: another name, or none. What it heads stays. */
export function SectionSheet({ group, edits, onClose }: SheetProps) {
  const { t } = useTranslation()
  const cursor = useSlice('watch', (state) => state.cursor)
  const section = group.entries.find(({ key }) => key === cursor)
  if (section?.kind !== 'section') return null
  const { key, title } = section
  const close = closingEdit({ edits, onClose })
  const rename = (given: string) =>
    close(
      { kind: 'rename-section', group: group.id, key, title: given },
      t('watch.edit.renamed', { name: given }),
    )
  const remove = () =>
    close({ kind: 'remove', group: group.id, keys: [key] }, t('watch.edit.sectionRemoved', { name: title }))
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
