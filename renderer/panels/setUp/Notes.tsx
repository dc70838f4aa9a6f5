import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { vaultText } from '../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import { vaultAction } from '../../stores/vault.ts'
import type { Attempt } from './attempt.ts'
import styles from './results.module.css'

interface NotesProps {
  readonly broker: BrokerId
  readonly attempt: Attempt
}

/** What a test costs, before it is started, and where what is typed will be. */
export function Notes(props: NotesProps) {
  return (
    <>
      <IssueNote {...props} />
      <VaultNote />
    </>
  )
}

/** KIS writes to the user's phone at each new token (알림톡), and gives one a minute. */
function IssueNote({ broker, attempt }: NotesProps) {
  const { t } = useTranslation()
  const known = useSlice('sessions', (sessions) => sessions[broker]?.facts?.nextIssueAt ?? 0)
  const from = attempt.state === 'passed' ? 0 : Math.max(known, attempt.noTokenBefore ?? 0)
  const next = useSlice('clock', ({ local }) => (from > local ? from : null))
  const skew = useSlice('line', (line) => line.skew)
  if (broker !== 'kis' && next === null) return null
  return (
    <div className={styles.hint}>
      {broker === 'kis' && <strong>{t('setUp.message')}</strong>}
      <p>{next === null ? t('setUp.pace') : t('setUp.paceFrom', { time: kstTime(next - skew) })}</p>
    </div>
  )
}

function VaultNote() {
  const { t } = useTranslation()
  const vault = useSlice('vault', ({ value }) => value)
  const locale = useSlice('settings', ({ value }) => value?.locale ?? defaultSettings.locale)
  if (!vault) return null
  if (vault.state === 'open' || vault.state === 'not-tried') {
    return (
      <div className={styles.hint}>
        <strong>{t('setUp.vault', { store: vault.store })}</strong>
        <p>{t('setUp.vaultPlain')}</p>
      </div>
    )
  }
  const { what, todo } = vaultText(vault.state, locale)
  return (
    <div className={styles.hint}>
      <strong>
        {t('setUp.thisRunOnly')} {what}
      </strong>
      <p>{todo}</p>
      {vaultAction(vault) === 'unlock' && <Unlock />}
    </div>
  )
}

function Unlock() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const { state, start } = useRequest(async () =>
    stores.vault.setState({ value: await api.openVault(undefined) }),
  )
  return (
    <p>
      <Button disabled={state.kind === 'asking'} onClick={() => start()}>
        {t('setUp.unlock')}
      </Button>{' '}
      <span role="status">
        {state.kind === 'asking' && t('setUp.unlocking')}
        {state.kind === 'failed' && t('setUp.unlockFailed')}
      </span>
    </p>
  )
}
