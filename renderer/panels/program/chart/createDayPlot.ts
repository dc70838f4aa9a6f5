import uPlot from 'uplot'
import type { Axis } from './axes.ts'
import type { LineLook } from './lineLooks.ts'
import { type PlotData, trace } from './plotData.ts'
import type { Area } from './plotView.ts'
import { type ChartColours, readColours } from './readColours.ts'

export interface Drawing {
  readonly data: PlotData
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
  readonly time: Axis
  readonly value: Axis
}

export interface DayPlot {
  readonly draw: (drawing: Drawing) => void
  /** The same in the colours of now. */
  readonly repaint: () => void
  readonly destroy: () => void
}

interface DayPlotDeps {
  readonly host: HTMLElement
  readonly looks: readonly LineLook[]
  readonly first: Drawing
  /** Whenever something was drawn. */
  readonly onArea: (area: Area) => void
}

/** Above the lines, where the crosshair's time stands. */
const roomAbove = 20

/** For the half of a time's text that stands past the axis' end. */
const roomRight = 18

/** The lines and axes on a canvas. Whatever has words or takes the focus lies around it, on the page. */
export function createDayPlot({ host, looks, first, onArea }: DayPlotDeps): DayPlot {
  let shown = first
  let colours = readColours(host)
  const options: uPlot.Options = {
    ...first.size,
    padding: [roomAbove, roomRight, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [shown.time.from, shown.time.until] },
      y: { range: () => [shown.value.from, shown.value.until] },
    },
    axes: axesOf({ host, drawing: () => shown, colours: () => colours }),
    series: [{}, ...looks.map((look) => lineOf(look, () => colours))],
    hooks: { draw: [(chart) => onArea(areaOf(chart))] },
  }
  const chart = new uPlot(options, aligned(first.data), host)
  return {
    draw(drawing) {
      const { size } = shown
      shown = drawing
      chart.batch(() => {
        if (size.width !== drawing.size.width || size.height !== drawing.size.height)
          chart.setSize(drawing.size)
        chart.setData(aligned(drawing.data))
      })
    },
    repaint() {
      colours = readColours(host)
      chart.redraw(false)
    },
    destroy: () => chart.destroy(),
  }
}

function aligned({ times, values }: PlotData): uPlot.AlignedData {
  return [times, ...values]
}

interface AxesDeps {
  readonly host: HTMLElement
  readonly drawing: () => Drawing
  readonly colours: () => ChartColours
}

function axesOf({ host, drawing, colours }: AxesDeps): uPlot.Axis[] {
  const font = `11px ${getComputedStyle(host).fontFamily}`
  const told = (axis: () => Axis) => ({
    splits: () => axis().ticks.map(({ at }) => at),
    values: () => axis().ticks.map(({ text }) => text),
    stroke: () => colours().t3,
    font,
  })
  return [
    {
      ...told(() => drawing().time),
      size: 24,
      gap: 4,
      grid: { show: false },
      ticks: { size: 4, width: 1, stroke: () => colours().line2 },
    },
    {
      ...told(() => drawing().value),
      // Seven pixels hold the widest digit of this size.
      size: () => 16 + 7 * Math.max(...drawing().value.ticks.map(({ text }) => text.length)),
      gap: 8,
      grid: { width: 1, stroke: () => colours().line },
      ticks: { show: false },
    },
  ]
}

function lineOf({ tone, width, dash }: LineLook, colours: () => ChartColours): uPlot.Series {
  return {
    stroke: () => colours()[tone],
    width,
    dash: [...dash],
    points: { show: false },
    paths: strokeOf,
  }
}

/** Not uPlot's own way, which joins all values and then covers the gaps: over a narrow one its line would go on. */
function strokeOf(chart: uPlot, line: number): uPlot.Series.Paths {
  const [times] = chart.data
  const values = [...(chart.data[line] ?? [])]
  const path = new Path2D()
  const x = (row: number) => chart.valToPos(times[row] ?? 0, 'x', true)
  const y = (row: number) => chart.valToPos(values[row] ?? 0, 'y', true)
  const radius = uPlot.pxRatio
  trace(values, {
    start: (row) => path.moveTo(x(row), y(row)),
    join: (row) => path.lineTo(x(row), y(row)),
    dot(row) {
      path.moveTo(x(row) + radius, y(row))
      path.arc(x(row), y(row), radius, 0, 2 * Math.PI)
    },
  })
  return { stroke: path }
}

function areaOf({ bbox }: uPlot): Area {
  const { pxRatio } = uPlot
  return {
    left: bbox.left / pxRatio,
    top: bbox.top / pxRatio,
    width: bbox.width / pxRatio,
    height: bbox.height / pxRatio,
  }
}
