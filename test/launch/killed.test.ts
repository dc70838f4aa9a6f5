import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import { gapsOf } from '../../electron/monitor/coverage.ts'
import { systemClock as clock } from '../../electron/systemClock.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const child = join(import.meta.dirname, 'stormChild.ts')

/** Lets Vigil run in a storm until it has told of `enough` events, then kills it. Returns what it told. */
async function killInStorm(home: string, seed: number, enough: number): Promise<string[]> {
  const vigil = spawn(process.execPath, [child, home, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = ''
  vigil.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString()
    if (told.split('\n').length > enough) vigil.kill('SIGKILL')
  })
  await once(vigil, 'close')
  // The last line may have been cut by the kill: what was not told whole was not told.
  return told.split('\n').slice(0, -1)
}

test('killed in a storm, again and again: every event that was told is in the journal, once', async () => {
  const home = temporaryFolder()
  const file = join(home, 'journal-demo.sqlite')
  const told = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const enough = 1 + Math.floor(Math.random() * 700)
    const ids = await killInStorm(home, round, enough)
    expect(ids.length, `round ${round}, killed after ${enough}`).toBeGreaterThanOrEqual(enough)
    for (const id of ids) told.add(id)

    const journal = openJournal(file, clock)
    expect(journal.health()).toEqual({ kind: 'durable', setAside: null })
    const days = new Set([...told].map((id) => id.slice(0, 8)))
    const kept = [...days].flatMap((day) => journal.interruptionsOf(day).map(({ id }) => id))
    expect(new Set(kept).size).toBe(kept.length)
    expect([...told].filter((id) => !kept.includes(id))).toEqual([])
    journal.close()
  }
})

test('the span between two runs is a gap with a start and an end, and names the death', async () => {
  const home = temporaryFolder()
  const before = clock.now()
  await killInStorm(home, 1, 50)
  const killed = clock.now()
  await killInStorm(home, 2, 50)

  const journal = openJournal(join(home, 'journal-demo.sqlite'), clock)
  const dayStart = kstDayStart(before)
  const coverages = journal.coverageBetween(dayStart, clock.now())
  const died = gapsOf({
    broker: 'kiwoom',
    coverages,
    running: true,
    dayStart,
    silence: 'not-running',
  }).filter(({ reason }) => reason === 'vigil-died')
  expect(died).toHaveLength(1)
  expect(died[0]?.from).toBeGreaterThanOrEqual(before)
  expect(died[0]?.from).toBeLessThanOrEqual(killed)
  expect(died[0]?.until).toBeGreaterThanOrEqual(killed)
  journal.close()
})
