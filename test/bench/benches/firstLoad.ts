import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { ensureBuilt } from '../../../build/ensureBuilt.ts'
import type { HostQuestion } from '../subjects/hostQuestions.ts'
import { startChild } from '../support/child.ts'
import type { Bench } from '../support/measurement.ts'
import { openProbedBrowser } from '../support/openPage.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** What the page asks for until it shows the list. */
export const firstLoad: Bench = {
  name: 'first-load',
  async measure() {
    await ensureBuilt()
    using folder = temporaryFolder()
    await using host = startChild('subjects/host.ts')
    await using browser = await openProbedBrowser()
    const ask = (question: HostQuestion) => host.ask(question)
    await ask({ ask: 'open', home: folder.path })
    const page = await browser.newPage()
    const responses: Response[] = []
    page.on('response', (response) => responses.push(response))
    await page.goto(String(await ask({ ask: 'link' })))
    await page.locator('[aria-rowcount]').waitFor()
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const bodiesOf = async (kinds: readonly string[]) => {
      const wanted = responses.filter((response) => kinds.includes(response.request().resourceType()))
      const bodies = await Promise.all(wanted.map((response) => response.body()))
      if (bodies.length === 0) throw new Error(`The page loaded no ${kinds.join(' and no ')}.`)
      return bodies
    }
    const code = await bodiesOf(['script', 'stylesheet'])
    const fonts = await bodiesOf(['font'])
    const zipped = sum(code.map((body) => gzipSync(body).length))
    return [
      { kind: 'figure', name: 'JS and CSS, gzip', unit: 'kB', value: zipped / 1000, goal: { atMost: 250 } },
      {
        kind: 'figure',
        name: `fonts, ${fonts.length} files, as they are`,
        unit: 'kB',
        value: sum(fonts.map(({ length }) => length)) / 1000,
        goal: null,
      },
    ]
  },
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
