import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ViPanel } from '../panels/vi/ViPanel.tsx'
import { Key } from '../parts/Key.tsx'
import type { ViewState } from '../stores/view.ts'
import { useApp, useSlice } from './context.ts'
import styles from './LeftPanels.module.css'
import { late } from './late.ts'

type Tab = ViewState['left']

const tabs = [
  { tab: 'vi', key: 'F4' },
  { tab: 'watch', key: 'F9' },
  { tab: 'program', key: 'F7' },
  { tab: 'portfolio', key: 'F3' },
] as const satisfies readonly { readonly tab: Tab; readonly key: string }[]

/** What lies left, one panel at a time. The VI list keeps its place while it is covered; a run goes on unseen. */
export function LeftPanels() {
  const left = useSlice('view', (view) => view.left)
  return (
    <div className={styles.left}>
      <Tabs left={left} />
      <Place tab="vi" left={left}>
        <ViPanel />
      </Place>
      <Place tab="watch" left={left}>
        {left === 'watch' && <late.watch.Part />}
      </Place>
      <Place tab="program" left={left}>
        {left === 'program' && <late.program.Part />}
      </Place>
      <Place tab="portfolio" left={left}>
        {left === 'portfolio' && <late.portfolio.Part />}
      </Place>
    </div>
  )
}

interface PlaceProps {
  readonly tab: Tab
  readonly left: Tab
  readonly children: ReactNode
}

function Place({ tab, left, children }: PlaceProps) {
  return (
    <div
      id={panelId(tab)}
      role="tabpanel"
      aria-labelledby={tabId(tab)}
      className={styles.place}
      data-shown={left === tab}
    >
      {children}
    </div>
  )
}

function Tabs({ left }: { readonly left: Tab }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const list = useRef<HTMLDivElement>(null)
  const show = (tab: Tab) => stores.view.setState({ left: tab })
  const step = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ tab }) => tab === left)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    show(next.tab)
    list.current?.querySelector<HTMLElement>(`#${tabId(next.tab)}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={t('left.label')} className={styles.tabs} onKeyDown={step}>
      {tabs.map(({ tab, key }) => (
        <button
          key={tab}
          id={tabId(tab)}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={tab === left}
          aria-controls={panelId(tab)}
          tabIndex={tab === left ? 0 : -1}
          onClick={() => show(tab)}
        >
          {t(`left.${tab}`)}
          {tab === 'vi' && <Running />}
          <Key name={key} />
        </button>
      ))}
    </div>
  )
}

function Running() {
  const { t } = useTranslation()
  const running = useSlice('viList', ({ counts }) => counts.running)
  if (running === 0) return null
  return (
    <span className={styles.running} role="img" aria-label={t('left.viCount', { count: running })}>
      {running}
    </span>
  )
}

function tabId(tab: Tab): string {
  return `tab-${tab}`
}

function panelId(tab: Tab): string {
  return `panel-${tab}`
}
