import { useTranslation } from 'react-i18next'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { vaultText } from '../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { useGone } from '../../parts/useGone.ts'
import { useRequest } from '../../parts/useRequest.ts'
import { vaultAction, vaultLamp } from '../../stores/vault.ts'
import styles from './connection.module.css'
import { useMoment } from './useMoment.ts'

const tones = { works: 'good', waiting: 'unknown', down: 'refused' } as const

/** Where secrets are kept, whether they are within reach, and what to do if they are not. */
export function VaultCard() {
  const { t } = useTranslation()
  const vault = useSlice('vault', ({ value }) => value)
  const known = useGone() === null
  return (
    <section className={styles.card} aria-label={t('vault.title')}>
      <header className={styles.cardHead}>
        <h3>{t('vault.title')}</h3>
        {vault && (
          <Badge tone="plain">
            {[vault.store, vault.backend].filter((part) => part !== null).join(' · ')}
          </Badge>
        )}
      </header>
      <div className={styles.prose}>
        {vault && known ? <VaultWords /> : <p className={styles.what}>{t('vault.unknown')}</p>}
        <VaultActions />
      </div>
    </section>
  )
}

function VaultWords() {
  const { t } = useTranslation()
  const moment = useMoment()
  const locale = useSlice('settings', ({ value }) => value?.locale ?? defaultSettings.locale)
  const vault = useSlice('vault', ({ value }) => value)
  if (!vault) return null
  const { state, inMemory, detail, since } = vault
  const { what, todo } = vaultText(state, locale)
  return (
    <>
      <p className={styles.what}>
        <Badge tone={tones[vaultLamp(vault)]}>{t(`vault.mark.${state}`)}</Badge> {what}
      </p>
      <p>
        {t('vault.since', { since: moment(since) })} {todo}
      </p>
      {inMemory > 0 && <p>{t('vault.inMemory', { count: inMemory })}</p>}
      {detail !== null && (
        <p className={styles.said}>
          {t('vault.detail')} <code>{detail}</code>
        </p>
      )}
    </>
  )
}

function VaultActions() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const gone = useGone()
  const action = useSlice('vault', ({ value }) => (value ? vaultAction(value) : null))
  const needed = useSlice('vault', ({ value }) => (value?.inMemory ?? 0) > 0)
  const missed = useSlice('sessions', (sessions) =>
    Object.values(sessions).some(({ standing }) => standing === 'vault-closed'),
  )
  const { state, start } = useRequest(async () =>
    stores.vault.setState({ value: await api.openVault(undefined) }),
  )
  if (action === null) return null
  return (
    <span className={styles.actions}>
      <Button
        filled={(needed || missed) && gone !== 'closed'}
        disabled={gone === 'closed' || state.kind === 'asking'}
        onClick={() => start()}
      >
        {t(`vault.action.${action}`)}
      </Button>
      <span role="status" className={styles.result}>
        {state.kind === 'asking' && t('vault.asking')}
        {state.kind === 'failed' && t('connection.failed')}
      </span>
    </span>
  )
}
