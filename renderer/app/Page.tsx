import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SellPanel } from '../panels/sell/SellPanel.tsx'
import { needsGuide } from '../panels/setUp/brokerState.ts'
import { ViStrip } from '../panels/strip/ViStrip.tsx'
import { SideRail } from '../panels/vi/SideRail.tsx'
import parts from '../parts/parts.module.css'
import { activeProfile } from '../stores/profiles.ts'
import { Alerts } from './Alerts.tsx'
import { rememberWords, useSlice, WordsProvider } from './context.ts'
import { DemoBanner } from './DemoBanner.tsx'
import { KeyLine } from './KeyLine.tsx'
import { LeftPanels } from './LeftPanels.tsx'
import { late } from './late.ts'
import styles from './Page.module.css'
import { ids } from './pageTargets.ts'
import { TopBar } from './TopBar.tsx'

export function Page() {
  const stale = useSlice('page', ({ closedAt, broken }) => closedAt !== null || broken.size > 0)
  const { t } = useTranslation()
  const words = useMemo(() => rememberWords(t), [t])
  useTitle()
  return (
    <WordsProvider value={words}>
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
        <Dialogs />
        <KeyLine />
        <div id={ids.polite} className={parts.silent} aria-live="polite" />
        <div id={ids.assertive} className={parts.silent} aria-live="assertive" />
      </div>
    </WordsProvider>
  )
}

/** The palette stands last: a dialog that makes room for it has given back the focus by then. */
function Dialogs() {
  const connection = useSlice('connectionPanel', ({ value }) => value === true)
  const settings = useSlice('view', (view) => view.settings)
  const guided = useSlice('setUp', ({ broker }) => broker !== null)
  const guideNeeded = useSlice('profiles', ({ value }) => needsGuide(activeProfile(value)))
  const palette = useSlice('view', (view) => view.palette !== null)
  return (
    <>
      <late.connection.Part wanted={connection} />
      <late.settings.Part wanted={settings} />
      <late.setUp.Part wanted={guided || guideNeeded} />
      <late.palette.Part wanted={palette} />
    </>
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
