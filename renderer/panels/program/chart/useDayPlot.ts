import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ProgramSeries } from '../../../../shared/domain/programSeries.ts'
import { timeAxis, valueAxis } from './axes.ts'
import type { DayPlot, Drawing } from './createDayPlot.ts'
import type { LineLook } from './lineLooks.ts'
import type { NetUnit } from './netText.ts'
import { plotData } from './plotData.ts'
import type { Area, PlotView } from './plotView.ts'
import { watchColours } from './readColours.ts'

interface DayPlotProps {
  readonly host: RefObject<HTMLElement | null>
  readonly series: ProgramSeries
  /** Those of the first drawing; they stay. */
  readonly looks: readonly LineLook[]
  readonly unit: NetUnit
}

interface DrawnDay {
  /** `null`: nothing is drawn yet. */
  readonly view: PlotView | null
  /** The code that draws could not be loaded. */
  readonly failed: boolean
}

/** Keeps a canvas in the host drawn as the series is, in the host's size and in the colours of the page. */
export function useDayPlot({ host, series, looks, unit }: DayPlotProps): DrawnDay {
  const size = useSize(host)
  const { create, failed } = usePlotCode()
  const [area, setArea] = useState<Area | null>(null)
  const drawing = useMemo(() => drawingOf(series, unit, size), [series, unit, size])
  const plot = useRef<DayPlot>(null)
  useLayoutEffect(() => {
    if (!create || !drawing || !host.current) return
    if (plot.current) return plot.current.draw(drawing)
    const onArea = (next: Area) => setArea((now) => (now && sameArea(now, next) ? now : next))
    plot.current = create({ host: host.current, looks, first: drawing, onArea })
  }, [create, drawing, looks, host])
  useEffect(() => {
    const gone = new AbortController()
    watchColours(() => plot.current?.repaint(), gone.signal)
    return () => {
      gone.abort()
      plot.current?.destroy()
      plot.current = null
    }
  }, [])
  const view = useMemo(
    () => area && drawing && { area, time: drawing.time, value: drawing.value },
    [area, drawing],
  )
  return { view, failed }
}

type CreateDayPlot = typeof import('./createDayPlot.ts').createDayPlot

/** The code that draws comes with the first chart and not with the page. */
function usePlotCode(): { readonly create: CreateDayPlot | null; readonly failed: boolean } {
  const [code, setCode] = useState<{ readonly create: CreateDayPlot | null } | null>(null)
  useEffect(() => {
    import('./createDayPlot.ts').then(
      ({ createDayPlot }) => setCode({ create: createDayPlot }),
      () => setCode({ create: null }),
    )
  }, [])
  return { create: code?.create ?? null, failed: code?.create === null }
}

function useSize(host: RefObject<HTMLElement | null>): Drawing['size'] | null {
  const [size, setSize] = useState<Drawing['size'] | null>(null)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      // A panel that is not shown has no size, and nothing to draw.
      if (width > 0 && height > 0) setSize({ width, height })
    })
    if (host.current) observer.observe(host.current)
    return () => observer.disconnect()
  }, [host])
  return size
}

/** Without the axes' own room, which the plot takes from these. */
const axesRoom = { width: 86, height: 44 }

function drawingOf({ lines }: ProgramSeries, unit: NetUnit, size: Drawing['size'] | null): Drawing | null {
  const points = lines[0]?.points ?? []
  const [first, last] = [points[0], points.at(-1)]
  if (size === null || first === undefined || last === undefined) return null
  const data = plotData(lines)
  const values = data.values.flatMap((column) => column.filter((value) => value !== null))
  return {
    data,
    size,
    time: timeAxis(first.at, last.at, Math.max(1, size.width - axesRoom.width)),
    value: valueAxis(values, Math.max(1, size.height - axesRoom.height), unit),
  }
}

function sameArea(one: Area, other: Area): boolean {
  const { left, top, width, height } = other
  return one.left === left && one.top === top && one.width === width && one.height === height
}
