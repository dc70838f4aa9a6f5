import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import type { OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useTroubleText } from '../connection/useTroubleText.ts'
import type { WatchEdits } from './useWatchEdits.ts'
import styles from './watch.module.css'

interface WatchStateProps {
  readonly group: OwnGroup | null
  readonly edits: WatchEdits
  readonly count: number
  readonly onImport: () => void
}

/** What became of the last edit, what the rows cannot be trusted in, and what to do where there are none. */
export function WatchState({ group, edits, count, onImport }: WatchStateProps) {
  return (
    <>
      <EditNote edits={edits} />
      <LineNote />
      <ListNote />
      {count === 0 && <Nothing group={group} onImport={onImport} />}
    </>
  )
}

function EditNote({ edits }: { readonly edits: WatchEdits }) {
  const { t } = useTranslation()
  const canUndo = useSlice('watchlist', ({ value }) => value?.undo != null)
  const { note } = edits
  return (
    <div role="status" className={note ? styles.state : styles.silent}>
      {note && (
        <>
          <p>{note.failed ? <strong>{note.text}</strong> : note.text}</p>
          {canUndo && !note.failed && (
            <Button onClick={() => void edits.undo()}>
              {t('watch.undo.button')} <Key name="Ctrl Z" />
            </Button>
          )}
        </>
      )}
    </div>
  )
}

/** Nothing comes any more: since when every price is old. */
function LineNote() {
  const { t } = useTranslation()
  const down = useSlice('line', (line) => line.down)
  if (!down || down.kind === 'loading') return null
  return (
    <p className={`${styles.state} ${styles.cut}`}>
      <span>{t(`watch.state.${down.kind}`, { time: kstTime(down.since) })}</span>
    </p>
  )
}

/** Without the list of what is listed there are no names, no ticks and no warnings. */
function ListNote() {
  const { t } = useTranslation()
  const told = useSlice('instruments', (state) => state.told)
  const troubleText = useTroubleText('kiwoom')
  if (!told || told.askedAt !== null) return null
  if (!told.trouble) return <p className={styles.state}>{t('watch.state.listWaiting')}</p>
  const { what, todo } = troubleText(told.trouble)
  return (
    <p className={styles.state}>
      <span>
        {t('watch.state.listFailed')} {what} {todo}
      </span>
    </p>
  )
}

function Nothing({ group, onImport }: Pick<WatchStateProps, 'group' | 'onImport'>) {
  const { t } = useTranslation()
  const told = useSlice('watchlist', ({ value }) => value !== null)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  if (!told) return closed ? null : <p className={styles.state}>{t('watch.state.waiting')}</p>
  return (
    <div className={styles.nothing}>
      <p>{t(group ? 'watch.state.emptyGroup' : 'watch.state.empty')}</p>
      <p className={styles.hint}>
        <Key name="Insert" /> {t('watch.state.howToAdd')}
      </p>
      <Button disabled={closed} onClick={onImport}>
        {t('watch.import.button')}
      </Button>
    </div>
  )
}
