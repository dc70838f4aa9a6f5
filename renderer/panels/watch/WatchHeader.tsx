import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { kstDayStart, kstTime } from '../../../shared/domain/time.ts'
import type { OwnGroup, WatchEntry, WatchOrigin } from '../../../shared/domain/watchlist.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { AddField } from './AddField.tsx'
import { FindField } from './FindField.tsx'
import { GroupTabs } from './GroupTabs.tsx'
import { planWords } from './quoteWords.ts'
import type { Names } from './useNames.ts'
import type { PanelActs } from './useWatchActs.ts'
import type { WatchEdits } from './useWatchEdits.ts'
import type { WatchFilter } from './useWatchFilter.ts'
import type { Sheet } from './WatchPanel.tsx'
import styles from './watch.module.css'

interface WatchHeaderProps {
  readonly group: OwnGroup | null
  readonly items: readonly WatchEntry[]
  readonly filter: WatchFilter
  readonly names: Names
  readonly edits: WatchEdits
  readonly acts: PanelActs
  readonly sheet: Sheet
  readonly setSheet: (sheet: Sheet) => void
  readonly closed: boolean
}

/** The groups, the ways in and out, and what the prices rest on. */
export function WatchHeader(props: WatchHeaderProps) {
  const { group, items, filter, names, edits, acts, sheet, setSheet, closed } = props
  const { t } = useTranslation()
  const told = useSlice('watchlist', ({ value }) => value !== null)
  const toggle = (which: Sheet) => setSheet(sheet === which ? null : which)
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{t('watch.panel')}</h2>
      <GroupTabs
        group={group}
        edits={edits}
        disabled={closed || !told}
        sheet={sheet}
        onSheet={() => toggle('group')}
      />
      <span className={styles.spring} />
      <FindField filter={filter} items={items} disabled={!group} />
      <AddField names={names} adding={acts} disabled={closed || !told} />
      <FileButton disabled={closed || !told} onFile={acts.readFile} />
      <Button disabled={closed} aria-expanded={sheet === 'import'} onClick={() => toggle('import')}>
        {t('watch.import.button')}
      </Button>
      <Button disabled={!group} onClick={acts.keys.csv}>
        CSV
      </Button>
      <Button aria-expanded={sheet === 'columns'} onClick={() => toggle('columns')}>
        {t('watch.columns.button')}
      </Button>
      <Basis group={group} />
    </header>
  )
}

interface FileButtonProps {
  readonly disabled: boolean
  readonly onFile: (file: File) => void
}

function FileButton({ disabled, onFile }: FileButtonProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {t('watch.file.button')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.csv,text/plain,text/csv"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          // The same file can be chosen twice.
          target.value = ''
        }}
      />
    </>
  )
}

/** Who is told live and who is asked, and where the group was taken over from. */
function Basis({ group }: { readonly group: OwnGroup | null }) {
  const { t } = useTranslation()
  const today = useSlice('clock', ({ market }) => kstDayStart(market))
  const plan = useSlice('quotePlan', ({ value }) => value)
  const down = useSlice('line', (line) => line.down !== null)
  const environment = useSlice('watchlist', ({ value }) => value?.environment)
  return (
    <p className={styles.basis}>
      {environment && <EnvironmentBadge environment={environment} />}
      {plan && <span data-old={down}>{planWords(plan, today, t)}</span>}
      {group?.origin && <Origin origin={group.origin} />}
    </p>
  )
}

function Origin({ origin }: { readonly origin: WatchOrigin }) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  return (
    <span>
      {t('watch.origin', {
        broker: t(`broker.${origin.broker}`),
        group: origin.group ?? t('watch.import.unnamed'),
        time: kstTime(origin.importedAt - skew).slice(0, 5),
      })}
    </span>
  )
}
