import { useTranslation } from 'react-i18next'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { kstTime } from '../../shared/domain/time.ts'
import { signedSeconds } from '../format/figures.ts'
import { leastSkew } from '../format/skew.ts'
import { useProfileName } from '../panels/connection/useProfileName.ts'
import { Button } from '../parts/Button.tsx'
import { EnvironmentBadge } from '../parts/EnvironmentBadge.tsx'
import { Key } from '../parts/Key.tsx'
import { LampTrio, SessionTrio } from '../parts/LampTrio.tsx'
import { Segments } from '../parts/Segments.tsx'
import { useGone } from '../parts/useGone.ts'
import { vaultLamp } from '../stores/vault.ts'
import { useApp, useMarketNow, useSlice } from './context.ts'
import { environmentsOf } from './environments.ts'
import { MarketPhases } from './MarketPhases.tsx'
import styles from './Page.module.css'
import { openPalette, toggleConnection } from './viewActions.ts'

export function TopBar() {
  return (
    <header className={styles.topBar}>
      <h1 className={styles.brand}>Vigil</h1>
      <Origin />
      <MarketPhases />
      <Find />
      <SettingSwitches />
      <span className={styles.rule} />
      <Connections />
      <span className={styles.rule} />
      <Clock />
    </header>
  )
}

/** Whose figures these are: every environment in use, the profile, its accounts by their ends. */
function Origin() {
  const feed = useSlice('health', ({ value }) => value?.environment)
  const sessions = useSlice('sessions', (state) => state)
  const name = useProfileName()
  const known = useSlice('profiles', ({ value }) => value !== null)
  const { shown } = environmentsOf(feed, sessions)
  const accounts = Object.values(sessions).flatMap(({ account }) => account ?? [])
  return (
    <>
      <span className={styles.badges}>
        {shown.length === 0 && !feed && <EnvironmentBadge environment={undefined} />}
        {shown.map((environment) => (
          <EnvironmentBadge key={environment} environment={environment} long />
        ))}
      </span>
      {known && <span className={styles.profile}>{name}</span>}
      {accounts.length > 0 && <span className={styles.accounts}>{accounts.join(' · ')}</span>}
    </>
  )
}

/** A narrow page has room for the key alone; the word is still its name. */
function Find() {
  const { t } = useTranslation()
  const { stores } = useApp()
  return (
    <Button className={styles.find} onClick={() => openPalette(stores)}>
      <span className={styles.findWord}>{t('top.find')}</span> <Key name="Ctrl K" />
    </Button>
  )
}

/** Three lamps a broker and the vault: a click opens what they mean. */
function Connections() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const vault = useSlice('vault', ({ value }) => value)
  const gone = useGone()
  const state = vault && gone === null ? t(`vault.mark.${vault.state}`) : t('session.state.unknown')
  return (
    <button type="button" className={styles.link} onClick={() => toggleConnection(stores)}>
      {BrokerId.options.map((broker) => (
        <span key={broker} className={styles.broker}>
          <span className={styles.brokerName}>{t(`broker.${broker}`)}</span>
          {broker === 'kiwoom' ? <LampTrio /> : <SessionTrio broker={broker} />}
        </span>
      ))}
      <span
        className={styles.vault}
        data-safe={vault !== null && gone === null && vaultLamp(vault) !== 'down'}
      >
        {t('vault.top', { state })}
      </span>
      <Key name="F8" />
    </button>
  )
}

function Clock() {
  const { t } = useTranslation()
  const now = useMarketNow()
  const skew = useSlice('links', ({ kiwoom }) => kiwoom?.clockSkew ?? 0)
  const seconds = signedSeconds(skew)
  return (
    <span className={styles.clock}>
      <span className={styles.time} role="timer" aria-label={t('top.clock')}>
        {kstTime(now)}
      </span>
      <span className={styles.meta}>KST</span>
      {Math.abs(skew) >= leastSkew && (
        <span className={styles.skew} title={t('top.skewHelp', { seconds })}>
          {t('top.skew', { seconds })}
        </span>
      )}
    </span>
  )
}

function SettingSwitches() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const settings = useSlice('settings', ({ value }) => value) ?? defaultSettings
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const change = (part: Partial<Settings>) => {
    // A failed change leaves the switch where it was; the feed says what holds.
    api.changeSettings(part).then(
      (value) => stores.settings.setState({ value }),
      () => {},
    )
  }
  return (
    <>
      <Segments
        label={t('top.locale')}
        value={settings.locale}
        disabled={closed}
        options={[
          { value: 'ko', text: '한', lang: 'ko' },
          { value: 'en', text: 'EN', lang: 'en' },
        ]}
        onChange={(locale) => change({ locale })}
      />
      <Segments
        label={t('top.theme')}
        value={settings.theme}
        disabled={closed}
        options={[
          { value: 'system', text: t('top.themeSystem') },
          { value: 'light', text: t('top.themeLight') },
          { value: 'dark', text: t('top.themeDark') },
        ]}
        onChange={(theme) => change({ theme })}
      />
    </>
  )
}
