import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionPanel } from '../panels/connection/ConnectionPanel.tsx'
import { SellPanel } from '../panels/sell/SellPanel.tsx'
import { SettingsDialog } from '../panels/settings/SettingsDialog.tsx'
import { SetUpGuide } from '../panels/setUp/SetUpGuide.tsx'
import { ViStrip } from '../panels/strip/ViStrip.tsx'
import { SideRail } from '../panels/vi/SideRail.tsx'
import parts from '../parts/parts.module.css'
import { Alerts } from './Alerts.tsx'
import { useSlice, WordsProvider } from './context.ts'
import { DemoBanner } from './DemoBanner.tsx'
import { KeyLine } from './KeyLine.tsx'
import { LeftPanels } from './LeftPanels.tsx'
import styles from './Page.module.css'
import { ids } from './pageTargets.ts'
import { TopBar } from './TopBar.tsx'

export function Page() {
  const stale = useSlice('page', ({ closedAt, broken }) => closedAt !== null || broken.size > 0)
  const { t } = useTranslation()
  useTitle()
  return (
    <WordsProvider value={t}>
      <div className={styles.page} data-stale={stale}>
        <TopBar />
        <DemoBanner />
        <Alerts />
        <ViStrip />
        <main className={styles.panels}>
          <LeftPanels />
          <SellPanel />
          <SideRail />
        </main>
        <KeyLine />
        <ConnectionPanel />
        <SettingsDialog />
        <SetUpGuide />
        <div id={ids.polite} className={parts.silent} aria-live="polite" />
        <div id={ids.assertive} className={parts.silent} aria-live="assertive" />
      </div>
    </WordsProvider>
  )
}

/** The window's title counts running VIs, for the taskbar. */
function useTitle(): void {
  const { t, i18n } = useTranslation()
  const running = useSlice('viList', ({ counts }) => counts.running)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another title
  useEffect(() => {
    document.title = running > 0 ? t('app.titleRunning', { count: running }) : t('app.title')
  }, [running, t, i18n.language])
}
