import { useTranslation } from 'react-i18next'
import type { WatchGroup } from '../../../shared/domain/portfolio.ts'
import { importDifference, isSamePlace } from '../../../shared/domain/watchEdits.ts'
import {
  mostEntries,
  mostGroups,
  type OwnGroup,
  type WatchGroupsAnswer,
  type WatchOrigin,
} from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { nameOfGroup } from './ImportSheet.tsx'
import { namedWords } from './namedWords.ts'
import type { Names } from './useNames.ts'
import type { WatchEdits } from './useWatchEdits.ts'
import styles from './watch.module.css'

interface ImportGroupProps {
  readonly answer: Extract<WatchGroupsAnswer, { readonly kind: 'answered' }>
  readonly told: WatchGroup
  readonly names: Names
  readonly edits: WatchEdits
  readonly onDone: () => void
}

/** What taking over a group would do, before it is done. */
export function ImportGroup({ answer, told, names, edits, onDone }: ImportGroupProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const groups = useSlice('watchlist', ({ value }) => value?.watchlist.groups)
  // A foreign issue stands under its ISIN.
  const codes = told.issues.map(({ isin, code }) => code ?? isin)
  const origin = originOf(answer, told, codes)
  const into = groups?.find((group) => group.origin && isSamePlace(group.origin, origin)) ?? null
  const name = nameOfGroup(told, t('watch.import.unnamed'))
  const complaint = complaintOf()
  const apply = () => {
    if (complaint !== null) return edits.say({ text: complaint, failed: true })
    const issues = codes.map((code) => ({ code, name: names.nameOf(code) }))
    const words = t('watch.edit.imported', { name, n: codes.length })
    const edit = { kind: 'import', into: into?.id ?? null, name: name.slice(0, 40), origin, issues } as const
    void edits.edit(edit, words).then((state) => {
      const group = into?.id ?? state?.watchlist.groups.at(-1)?.id
      if (!state || group === undefined) return
      stores.watch.setState({ group, cursor: null, anchor: null })
      onDone()
    })
  }
  function complaintOf(): string | null {
    if (!groups) return t('watch.state.waiting')
    if (codes.length > mostEntries) return t('watch.edit.mostEntries', { most: mostEntries, n: codes.length })
    if (!into && groups.length >= mostGroups) return t('watch.edit.mostGroups', { most: mostGroups })
    return null
  }
  return (
    <div className={styles.difference}>
      {into ? (
        <Difference into={into} codes={codes} nameOf={names.nameOf} />
      ) : (
        <p>
          {t('watch.import.asNew', {
            name,
            words: namedWords(codes.map((code) => names.nameOf(code) ?? code)),
          })}
        </p>
      )}
      {complaint !== null && <p role="status">{complaint}</p>}
      <Button filled disabled={complaint !== null} onClick={apply}>
        {t(into ? 'watch.import.apply' : 'watch.import.create')}
      </Button>
    </div>
  )
}

interface DifferenceProps {
  readonly into: OwnGroup
  readonly codes: readonly string[]
  readonly nameOf: Names['nameOf']
}

const kinds = ['added', 'removed', 'own', 'kept', 'leftOut'] as const

/** 추가 n · 빠짐 n · 내가 더한 것 n · 그대로 n, with their names. */
function Difference({ into, codes, nameOf }: DifferenceProps) {
  const { t } = useTranslation()
  const difference = importDifference(into, codes)
  return (
    <>
      <p>{t('watch.import.into', { name: into.name })}</p>
      <dl className={styles.kinds}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`watch.import.${kind}`, { n: difference[kind].length })}</dt>
            <dd>
              {namedWords(
                difference[kind].map((code) => nameOf(code) ?? code),
                20,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function originOf(
  { source, askedAt }: ImportGroupProps['answer'],
  { name }: WatchGroup,
  codes: string[],
): WatchOrigin {
  const { broker, environment, account } = source
  return { broker, environment, account, group: name, importedAt: askedAt, codes }
}
