/// <reference types="vite/client" />
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { startApp } from '../../../renderer/app/start.tsx'
import { messagePort } from '../../../renderer/ports/messagePort.ts'
import { monitorContract } from '../../../shared/contract.ts'
import { connect } from '../../../shared/rpc/connect.ts'
import { priceFloor, type TickOrder } from '../load/tickNews.ts'
import { NaivePage } from './naiveTicks.ts'

/** What was painted over a span of time. */
export interface Painted {
  readonly framesPerSecond: number
  /** Frames that came a whole frame late or more. */
  readonly dropped: number
  /** From a tick's making to the end of the paint that showed it, ms; of every figure that was seen. */
  readonly delays: readonly number[]
}

interface TicksPage {
  /** The whole app, or a page that sets its state with each message. */
  open(kind: 'ours' | 'naive', issues: number): void
  rate(perSecond: number): void
  /** Watches the cells that show each tick's price. */
  watch(cells: string, seconds: number): Promise<Painted>
}

declare global {
  interface Window {
    ticks: TicksPage
  }
}

const since = performance.timeOrigin
const worker = new Worker(new URL('./tickHost.ts', import.meta.url), { type: 'module' })

function tell(order: TickOrder, ...transfer: Transferable[]): void {
  worker.postMessage(order, transfer)
}

function open(kind: 'ours' | 'naive', issues: number): void {
  const { port1, port2 } = new MessageChannel()
  tell({ order: 'open', port: port2, issues, conflated: kind === 'ours', since }, port2)
  if (kind === 'naive') {
    const root = document.getElementById('root') ?? document.body
    createRoot(root).render(createElement(NaivePage, { port: port1, issues }))
    return
  }
  const port = messagePort(port1)
  startApp({ api: connect(monitorContract, port), closed: new Promise(() => {}), popups: 'system' })
}

/**
 * Frames are counted by those who are called in each, as a page that waits for a paint to ask for its next frame may
 * ask too late for it. A message that is posted in an animation frame comes after its paint.
 */
function paintedWhile(going: () => boolean, look: (paintedAt: number) => void) {
  const frames: number[] = []
  const { port1, port2 } = new MessageChannel()
  return new Promise<Omit<Painted, 'delays'>>((resolve) => {
    port1.onmessage = () => {
      look(performance.now())
      if (!going()) resolve(ratesOf(frames))
    }
    const onFrame = (frame: number) => {
      frames.push(frame)
      port2.postMessage(null)
      if (going()) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
}

function ratesOf(frames: readonly number[]): Omit<Painted, 'delays'> {
  const gaps = frames.slice(1).map((at, n) => at - (frames[n] ?? at))
  const usual = 1000 / 60
  return {
    framesPerSecond: (gaps.length * 1000) / Math.max(1, (frames.at(-1) ?? 0) - (frames[0] ?? 0)),
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0),
  }
}

function rowOf(cell: Element): string {
  return cell.closest('[data-key]')?.getAttribute('data-key') ?? ''
}

/** Read once: nothing scrolls meanwhile, and a look at a place costs a layout. */
function rowsInSight(cells: string): ReadonlySet<string> {
  const seen = [...document.querySelectorAll(cells)].filter((cell) => {
    const { left, top, height } = cell.getBoundingClientRect()
    const shown = document.elementFromPoint(left + 1, top + height / 2)
    return shown !== null && cell.contains(shown)
  })
  return new Set(seen.map(rowOf))
}

async function watch(cells: string, seconds: number): Promise<Painted> {
  const delays: number[] = []
  const inSight = rowsInSight(cells)
  let before = new Map<string, string>()
  const until = performance.now() + seconds * 1000
  const rates = await paintedWhile(
    () => performance.now() < until,
    (paintedAt) => {
      const now = new Map<string, string>()
      document.querySelectorAll<HTMLElement>(cells).forEach((cell) => {
        const row = rowOf(cell)
        if (inSight.has(row)) now.set(row, cell.textContent ?? '')
      })
      for (const [row, text] of now) {
        const last = before.get(row)
        if (last !== undefined && last !== text)
          delays.push(paintedAt - (Number(text.replaceAll(',', '')) - priceFloor))
      }
      before = now
    },
  )
  return { ...rates, delays }
}

window.ticks = { open, rate: (perSecond) => tell({ order: 'rate', perSecond }), watch }
