import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Fact } from '../../parts/Fact.tsx'
import { Key } from '../../parts/Key.tsx'
import { useMoment } from '../connection/useMoment.ts'
import { BandOrigin } from './BandOrigin.tsx'
import { HeldOrigin } from './HeldOrigin.tsx'
import { isShortCode } from './isShortCode.ts'
import { PriceOrigin } from './PriceOrigin.tsx'
import type { Names } from './useNames.ts'
import styles from './watch.module.css'

interface RowOriginProps {
  readonly group: OwnGroup
  readonly items: readonly WatchEntry[]
  readonly names: Names
  readonly onClose: () => void
}

/** What the figures of the line rest on that the keys stand on: whom they are from, by which question, and since when. */
export function RowOrigin({ group, items, names, onClose }: RowOriginProps) {
  const { t } = useTranslation()
  const cursor = useSlice('watch', (view) => view.cursor)
  const entry = items.find(({ key }) => key === cursor)
  useRowInSight()
  if (!entry) return null
  const { key } = entry
  const name = entry.kind === 'issue' ? (names.nameOf(key) ?? entry.name) : entry.title
  return (
    <section className={styles.origin} aria-label={t('sell.origin.title')}>
      <header className={styles.originHead}>
        <h3>
          {name ?? key}{' '}
          {entry.kind === 'issue' && name !== null && <span className={styles.from}>{key}</span>}
        </h3>
        <Button onClick={onClose}>
          {t('sell.origin.close')} <Key name="?" />
        </Button>
      </header>
      <dl className={styles.originFacts}>
        {entry.kind === 'issue' && (
          <>
            <PriceOrigin code={key} />
            {isShortCode(key) && (
              <>
                <BandOrigin code={key} />
                <HeldOrigin code={key} />
              </>
            )}
          </>
        )}
        <GroupOrigin group={group} code={entry.kind === 'issue' ? key : null} />
      </dl>
    </section>
  )
}

/** It takes room from the rows: the one that it tells of is not pushed out. */
function useRowInSight(): void {
  useEffect(() => {
    document.querySelector(`.${styles.row}[data-cursor="true"]`)?.scrollIntoView({ block: 'nearest' })
  }, [])
}

interface GroupOriginProps {
  readonly group: OwnGroup
  /** `null`: the line is no issue. */
  readonly code: string | null
}

/** Who put the line there: the user, or the broker's list of some day. */
function GroupOrigin({ group, code }: GroupOriginProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { origin, name } = group
  const isAdded = origin && code !== null && !origin.codes.includes(code)
  const of =
    origin && [origin.group ?? t('watch.import.unnamed'), origin.account].filter((part) => part !== null)
  return (
    <Fact wide label={t('watch.group.button')}>
      {name}{' '}
      <span className={styles.from}>
        {origin && of
          ? t('watch.origin', {
              broker: t(`broker.${origin.broker}`),
              group: of.join(' '),
              time: moment(origin.importedAt),
            })
          : t('watch.from.own')}
        {isAdded && ` · ${t('watch.from.added')}`}
      </span>{' '}
      {origin && <EnvironmentBadge environment={origin.environment} />}
    </Fact>
  )
}
