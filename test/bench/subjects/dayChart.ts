/// <reference types="vite/client" />
import '../../../renderer/styles/base.css'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createI18n } from '../../../renderer/app/createI18n.ts'
import { DayChart } from '../../../renderer/panels/program/chart/DayChart.tsx'
import { mostInvestors } from '../../../renderer/panels/program/chart/lineLooks.ts'
import { type SeriesChoice, seriesOf } from '../../../shared/domain/programSeries.ts'
import type { ProgramReading } from '../../../shared/domain/programTrade.ts'
import { programSource, programTable } from '../../support/programReadings.ts'

/** One drawing of the chart in a page of its own. */
interface Drawn {
  /** From the reading's arrival to the end of the paint, within the frame that it arrived at. */
  readonly milliseconds: number
  /** What the lines' values alone took of it. */
  readonly ofSeries: number
}

/** What the bench asks of this page. Nothing else is on it. */
interface DayChartPage {
  /** Draws so many readings of a day, of eleven classes each: 전체, 차익, 비차익, or five investors. */
  draw(readings: number, by: SeriesChoice['by']): Promise<Drawn>
}

declare global {
  interface Window {
    dayChart: DayChartPage
  }
}

/** 2026-10-14 08:00 in Korea. */
const start = Date.UTC(2026, 9, 13, 23)
const period = 30
const most = 1500

const day: readonly ProgramReading[] = Array.from({ length: most }, (_, index) => ({
  kind: 'read',
  at: start + index * period * 1000,
  source: programSource(),
  table: programTable(index / 40),
}))
const investors = programTable(0).map(({ code, name }) => ({ code, name: name ?? code }))
const choices: Readonly<Record<SeriesChoice['by'], SeriesChoice>> = {
  kind: { by: 'kind', unit: 'amount' },
  investor: {
    by: 'investor',
    unit: 'amount',
    kind: 'all',
    codes: investors.slice(0, mostInvestors).map(({ code }) => code),
  },
}

createI18n('ko')
const host = document.getElementById('root')
if (!host) throw new Error('The page has no root.')
// As high as under the table in a window of 1,440 by 800.
Object.assign(host.style, { display: 'flex', height: '385px' })
const root = createRoot(host)

function show(readings: number, by: SeriesChoice['by']): number {
  const choice = choices[by]
  const from = performance.now()
  const series = seriesOf(day.slice(0, readings), choice, period)
  const ofSeries = performance.now() - from
  const now = start + readings * period * 1000
  flushSync(() =>
    root.render(
      createElement(DayChart, {
        ...{ series, choice, period, now, investors },
        moneyUnit: 'million',
        dayLabel: '10월 14일',
        onChoose: () => undefined,
      }),
    ),
  )
  return ofSeries
}

/** A message posted in an animation frame comes after its paint. */
function draw(readings: number, by: SeriesChoice['by']): Promise<Drawn> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const from = performance.now()
      const { port1, port2 } = new MessageChannel()
      const ofSeries = show(readings, by)
      port1.onmessage = () => resolve({ milliseconds: performance.now() - from, ofSeries })
      port2.postMessage(null)
    }),
  )
}

window.dayChart = { draw }
