import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { decode } from './benches/decode.ts'
import { faultsBench } from './benches/faults.ts'
import { firstLoad } from './benches/firstLoad.ts'
import { memory } from './benches/memory.ts'
import { paint } from './benches/paint.ts'
import { pipeline } from './benches/pipeline.ts'
import { program } from './benches/program.ts'
import { sellable } from './benches/sellable.ts'
import { start } from './benches/start.ts'
import { ticks } from './benches/ticks.ts'
import { machineFacts } from './support/machine.ts'
import type { Bench } from './support/measurement.ts'
import { type Line, tablesOf, toLine } from './support/report.ts'
import { artifacts } from './support/temporaryFolder.ts'

const benches: readonly Bench[] = [
  decode,
  pipeline,
  paint,
  program,
  ticks,
  sellable,
  faultsBench,
  start,
  memory,
  firstLoad,
]

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: join(artifacts, 'bench.json') },
  },
})
const chosen = values.only.length === 0 ? benches : benches.filter(({ name }) => values.only.includes(name))
const unknown = values.only.filter((only) => !benches.some(({ name }) => name === only))
const machine = machineFacts()
const lines: Line[] = []
const failures: { bench: string; reason: string }[] = unknown.map((bench) => ({
  bench,
  reason: `There is no such bench; there are ${benches.map(({ name }) => name).join(', ')}.`,
}))

for (const { name, measure } of chosen) {
  const tell = (sentence: string) => void process.stderr.write(`${name}: ${sentence}\n`)
  const fail = (reason: string) => void failures.push({ bench: name, reason })
  try {
    for (const measurement of await measure({ quick: values.quick, tell })) {
      const line = toLine(name, measurement)
      lines.push(line)
      if (!Number.isFinite(line.ratio ?? line.ours)) fail(`${line.name} is not a number.`)
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

const report = { machine, quick: values.quick, lines, failures }
mkdirSync(artifacts, { recursive: true })
writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`)
process.stdout.write(tablesOf(lines))
for (const { bench, reason } of failures) process.stdout.write(`not measured: ${bench}: ${reason}\n`)
if (failures.length > 0) process.exitCode = 1
