import { useTranslation } from 'react-i18next'
import { sections } from '../../../shared/domain/portfolioSums.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import type { RowActs } from './BalancePanel.tsx'
import type { Line } from './lines.ts'
import styles from './portfolio.module.css'
import type { Portfolio } from './usePortfolio.ts'

interface BalanceFooterProps {
  readonly portfolio: Portfolio
  readonly acts: RowActs
}

/** How many rows there are, and what can be done with the selected one. */
export function BalanceFooter({ portfolio: { lines }, acts }: BalanceFooterProps) {
  const { t } = useTranslation()
  const selected = useSlice('portfolio', (state) => state.selected)
  const line = lines.find(({ key }) => key === selected)
  const position = line?.kind === 'row' ? line.position : null
  return (
    <footer className={styles.footer}>
      <Counts lines={lines} />
      {position ? (
        <span className={styles.acts}>
          <span className={styles.selectedName}>
            {t('portfolio.selected', { name: position.name ?? position.paper ?? t('portfolio.nameless') })}
          </span>
          {position.code === null ? (
            <span>{t('portfolio.noIssue')}</span>
          ) : (
            <>
              <Button onClick={acts.check}>
                {t('portfolio.act.check')} <Key name="S" />
              </Button>
              <Button onClick={acts.interruptions}>
                {t('portfolio.act.interruptions')} <Key name="V" />
              </Button>
              <Button onClick={acts.program}>
                {t('portfolio.act.program')} <Key name="P" />
              </Button>
            </>
          )}
        </span>
      ) : (
        <Keys />
      )}
    </footer>
  )
}

function Keys() {
  const { t } = useTranslation()
  return (
    <span className={styles.keys}>
      <KeyHint names={['J', 'K']} text={t('keys.move')} />
      <KeyHint names={['O']} text={t('portfolio.sort')} />
    </span>
  )
}

/** "6줄 · 5종목 · 현금 5, 신용 1" */
function Counts({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation()
  const positions = lines.flatMap((line) => (line.kind === 'row' ? [line.position] : []))
  const papers = new Set(positions.map(({ paper, name, key }) => paper ?? name ?? key))
  const parts = sections.flatMap((section) => {
    const n = positions.filter((position) => position.section === section).length
    return n === 0 ? [] : [t('portfolio.sectionCount', { section: t(`portfolio.section.${section}`), n })]
  })
  return (
    <span>
      {t('portfolio.count', { rows: positions.length, n: papers.size })} · {parts.join(', ')}
    </span>
  )
}
