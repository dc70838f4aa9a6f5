import { useTranslation } from 'react-i18next'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { kstTime } from '../../shared/domain/time.ts'
import { signedSeconds } from '../format/figures.ts'
import { leastSkew } from '../format/skew.ts'
import { EnvironmentBadge } from '../parts/EnvironmentBadge.tsx'
import { Key } from '../parts/Key.tsx'
import { LampTrio } from '../parts/LampTrio.tsx'
import { Segments } from '../parts/Segments.tsx'
import { useApp, useMarketNow, useSlice } from './context.ts'
import styles from './Page.module.css'
import { toggleConnection } from './viewActions.ts'

export function TopBar() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const environment = useSlice('health', ({ value }) => value?.environment)
  return (
    <header className={styles.topBar}>
      <h1 className={styles.brand}>Vigil</h1>
      <EnvironmentBadge environment={environment} long />
      <span className={styles.spring} />
      <SettingSwitches />
      <span className={styles.rule} />
      <button type="button" className={styles.link} onClick={() => toggleConnection(stores)}>
        {t('broker.kiwoom')} <LampTrio /> <span className={styles.wide}>{t('top.connection')}</span>
        <Key name="F8" />
      </button>
      <span className={styles.rule} />
      <Clock />
    </header>
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
