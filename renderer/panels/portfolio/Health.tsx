import { type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { troubleText } from '../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { toggleConnection } from '../../app/viewActions.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useMask } from '../../parts/useMask.ts'
import { useMoment } from '../connection/useMoment.ts'
import { accountName } from './accountName.ts'
import { type FindingAction, type FindingWords, findingWords, type WordsDeps } from './healthWords.ts'
import styles from './portfolio.module.css'
import { useFindings } from './useFindings.ts'
import type { Portfolio } from './usePortfolio.ts'

interface HealthProps {
  readonly portfolio: Portfolio
  readonly onRefresh: () => void
  readonly ref: Ref<HTMLElement>
}

/** 점검: what is old, differs, is not known or failed, each with what helps. */
export function Health({ portfolio, onRefresh, ref }: HealthProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const id = useId()
  const open = useSlice('portfolio', (state) => state.health)
  const findings = useFindings(portfolio)
  const deps = useWordsDeps(portfolio)
  if (portfolio.accounts.length === 0) return null
  const seen = (key: string) =>
    stores.portfolio.setState((state) => ({ seen: new Set([...state.seen, key]) }))
  const act = (action: FindingAction) => {
    if (action === 'refresh') onRefresh()
    if (action === 'checks') stores.view.setState({ portfolio: 'checks' })
    if (action === 'connection') toggleConnection(stores)
  }
  return (
    <section ref={ref} tabIndex={-1} className={styles.health} aria-labelledby={id}>
      <header className={styles.healthHead}>
        <h3 id={id}>
          {t(findings.length === 0 ? 'portfolio.health.none' : 'portfolio.health.title', {
            n: findings.length,
          })}
        </h3>
        <Button aria-expanded={open} onClick={() => stores.portfolio.setState({ health: !open })}>
          {t(open ? 'portfolio.health.close' : 'portfolio.health.open')} <Key name="H" />
        </Button>
      </header>
      {open && findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <FindingLine
              key={finding.key}
              words={findingWords(finding, deps)}
              onAct={act}
              onSeen={() => seen(finding.key)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface FindingLineProps {
  readonly words: FindingWords
  readonly onAct: (action: FindingAction) => void
  readonly onSeen: () => void
}

function FindingLine({ words: { tag, text, action }, onAct, onSeen }: FindingLineProps) {
  const { t } = useTranslation()
  return (
    <li className={styles.finding}>
      <span className={styles.tag} data-tag={tag}>
        {t(`portfolio.health.tag.${tag}`)}
      </span>
      <span className={styles.findingText}>{text}</span>
      {action !== null && (
        <Button onClick={() => onAct(action)}>{t(`portfolio.health.action.${action}`)}</Button>
      )}
      <Button onClick={onSeen}>{t('portfolio.health.seen')}</Button>
    </li>
  )
}

function useWordsDeps({ accounts, lines }: Portfolio): WordsDeps {
  const { t } = useTranslation()
  const mask = useMask()
  const moment = useMoment()
  const now = useSlice('clock', ({ local }) => local)
  const locale = useSlice('settings', ({ value }) => value?.locale ?? defaultSettings.locale)
  const accountIn = (id: string) => accounts.find((account) => account.id === id)
  return {
    t,
    mask,
    moment,
    now,
    nameOf: (code) => {
      const line = lines.find((each) => each.kind === 'row' && each.position.code === code)
      return (line?.kind === 'row' ? line.position.name : null) ?? code
    },
    brokerOf: (id) => accountIn(id)?.broker ?? 'koscom',
    accountOf: (id) => {
      const account = accountIn(id)
      return account ? accountName(account, t) : ''
    },
    troubleText: (trouble, broker) => troubleText(trouble, broker, locale),
  }
}
