import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createWindows } from '../../electron/loopback/windows.ts'
import { createPort } from '../../shared/rpc/createPort.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { until } from '../support/until.ts'

const link = 'http://127.0.0.1:45000/#t=the-token'

/** A browser that notes how it was started and stays. */
function installBrowser(folder: string): string {
  const path = join(folder, 'chromium')
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" "LANGUAGE=$LANGUAGE" > "${folder}/started.new"\nmv "${folder}/started.new" "${folder}/started"\nexec sleep 60\n`,
  )
  chmodSync(path, 0o755)
  return path
}

function open({ withBrowser = true } = {}) {
  const base = temporaryFolder()
  const clock = createFakeClock(0)
  const said: string[] = []
  let burn = () => {}
  const windows = createWindows({
    browser: withBrowser ? installBrowser(base) : undefined,
    folder: base,
    clock,
    mintLink(onUsed) {
      burn = onUsed ?? burn
      return link
    },
    say: (sentence) => said.push(sentence),
  })
  onTestFinished(() => windows.close())
  const started = async () => {
    await until('the browser was started', () => existsSync(join(base, 'started')))
    return readFileSync(join(base, 'started'), 'utf8').trim().split('\n')
  }
  const page = () => {
    const file = readdirSync(base).find((name) => name.endsWith('.html'))
    return file === undefined ? undefined : join(base, file)
  }
  return { windows, clock, said, started, page, base, burn: () => burn() }
}

/** A page that comes, and may go. */
function visit() {
  return createPort({ send() {}, close() {} }).port
}

describe.skipIf(process.platform === 'win32')('the app window', () => {
  it('is opened without the token among the arguments, which every process may read', async () => {
    const { windows, started, page } = open()
    expect(windows.open()).toContain('창을 엽니다')
    const args = await started()
    expect(args.join(' ')).not.toContain('the-token')
    const file = page() ?? ''
    expect(args).toContain(`--app=file://${file}`)
    expect(readFileSync(file, 'utf8')).toContain(link)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('has a profile of its own, asks no keyring and offers no translation', async () => {
    const { windows, started, base } = open()
    windows.open()
    const args = await started()
    expect(args).toContain(`--user-data-dir=${join(base, 'browser')}`)
    expect(args).toContain('--password-store=basic')
    expect(args).toContain('LANGUAGE=ko')
    const preferences = readFileSync(join(base, 'browser', 'Default', 'Preferences'), 'utf8')
    expect(JSON.parse(preferences)).toMatchObject({ translate: { enabled: false } })
  })

  it('gives up the sandbox for root alone, to whom Chromium would not start otherwise', async () => {
    const { windows, started } = open()
    windows.open()
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0
    expect((await started()).includes('--no-sandbox')).toBe(isRoot)
  })

  it("leaves the user's own settings of an earlier window as they are", async () => {
    const { windows, started, base } = open()
    windows.open()
    await started()
    const file = join(base, 'browser', 'Default', 'Preferences')
    writeFileSync(file, '{"chosen":"by the user"}')
    windows.open()
    expect(readFileSync(file, 'utf8')).toBe('{"chosen":"by the user"}')
  })

  it('has used its link: the page that held it is gone', () => {
    const { windows, page, burn } = open()
    windows.open()
    expect(page()).toBeDefined()
    burn()
    expect(page()).toBeUndefined()
  })

  it('that never came is told, with a link to open by hand, and its page is gone', async () => {
    const { windows, clock, said, page } = open()
    windows.open()
    await clock.advance(29_999)
    expect(said).toEqual([])
    await clock.advance(1)
    expect(said).toEqual([expect.stringContaining(link)])
    expect(page()).toBeUndefined()
  })

  it('that came is not reported missing', async () => {
    const { windows, clock, said, burn } = open()
    windows.open()
    burn()
    await clock.advance(60_000)
    expect(said).toEqual([])
  })

  it('is ended when Vigil ends', async () => {
    const { windows, started, page } = open()
    windows.open()
    await started()
    windows.close()
    await until('the page with the link was removed', () => page() === undefined)
    expect(page()).toBeUndefined()
  })
})

describe('without a browser', () => {
  it('a link is told', () => {
    expect(open({ withBrowser: false }).windows.open()).toContain(link)
  })

  it('or with a folder that cannot be written, a link is told as well', () => {
    const folder = join(fileURLToPath(import.meta.url), 'not', 'a', 'folder')
    const clock = createFakeClock(0)
    const windows = createWindows({ browser: '/bin/true', folder, clock, mintLink: () => link, say() {} })
    expect(windows.open()).toContain(link)
  })
})

describe('when the last window is closed', () => {
  it('it is said that monitoring goes on, and how to come back', async () => {
    const { windows, clock, said } = open({ withBrowser: false })
    const page = visit()
    windows.opened(page)
    page.close()
    await clock.advance(3000)
    expect(said).toEqual([expect.stringContaining('감시는 계속됩니다')])
  })

  it('but a reload is no closing', async () => {
    const { windows, clock, said } = open({ withBrowser: false })
    const page = visit()
    windows.opened(page)
    page.close()
    await clock.advance(100)
    windows.opened(visit())
    await clock.advance(10_000)
    expect(said).toEqual([])
  })

  it('nor is one window of two', async () => {
    const { windows, clock, said } = open({ withBrowser: false })
    const page = visit()
    windows.opened(page)
    windows.opened(visit())
    page.close()
    await clock.advance(10_000)
    expect(said).toEqual([])
  })
})
