import type { ChildProcess } from 'node:child_process'
import type { Clock } from '../../shared/domain/time.ts'
import type { Port } from '../../shared/rpc/port.ts'
import { openAppWindow } from './openAppWindow.ts'

interface WindowsOptions {
  /** Absent: links are told, not opened. */
  readonly browser: string | undefined
  readonly folder: string
  readonly clock: Clock
  mintLink(onUsed?: () => void): string
  say(sentence: string): void
}

/** The pages that watch the monitor, which goes on without any. */
export interface Windows {
  /** Opens one more, or makes a link for one; resolves with a line that says which. */
  open(): string
  opened(port: Port): void
  close(): void
}

/** A reload closes its port and opens another within this time. */
const reloadGrace = 3000
/** A browser that has not shown up by then never will. */
const openDeadline = 30_000

export function createWindows({ browser, folder, clock, mintLink, say }: WindowsOptions): Windows {
  const ending = new AbortController()
  const browsers = new Set<ChildProcess>()
  const ports = new Set<Port>()

  function tellLink(): string {
    return `이 링크를 5분 안에 브라우저로 여세요 · Open this link in a browser within 5 minutes: ${mintLink()}`
  }

  function openWith(path: string): void {
    let isUsed = false
    let forgetLink = () => {}
    const link = mintLink(() => {
      isUsed = true
      forgetLink()
    })
    const appWindow = openAppWindow({ browser: path, folder, link })
    forgetLink = appWindow.forgetLink
    browsers.add(appWindow.browser)
    appWindow.browser.once('exit', () => browsers.delete(appWindow.browser))
    void clock.sleep(openDeadline, ending.signal).then(() => {
      forgetLink()
      if (isUsed || ending.signal.aborted) return
      say(`브라우저 창이 열리지 않았습니다 · No browser window appeared. ${tellLink()}`)
    })
  }

  async function tellWhenUnwatched(): Promise<void> {
    await clock.sleep(reloadGrace, ending.signal)
    if (ports.size > 0 || ending.signal.aborted) return
    say(
      '창이 닫혔습니다. 감시는 계속됩니다. 다시 시작하면 창이 열립니다 · The window is closed, monitoring goes on. Start Vigil again to reopen it',
    )
  }

  return {
    open() {
      if (!browser) return tellLink()
      try {
        openWith(browser)
        return '창을 엽니다 · Opening the window'
      } catch {
        return tellLink()
      }
    },
    opened(port) {
      ports.add(port)
      port.onClose(() => {
        ports.delete(port)
        if (ports.size === 0) void tellWhenUnwatched()
      })
    },
    close() {
      ending.abort()
      for (const child of browsers) child.kill()
    },
  }
}
