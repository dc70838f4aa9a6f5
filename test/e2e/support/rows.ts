import type { Locator, Page } from 'playwright-core'

/** The list's row of an event. */
export function rowOf(page: Page, name: string): Locator {
  return page.locator('[data-id]').filter({ hasText: name })
}

/** The strip at the top, which is always in sight. */
export function strip(page: Page): Locator {
  return page.getByRole('region', { name: /진행 중인 VI|Running VIs/ })
}

/** The rows that stand for spans in which nothing could be heard. */
export function gapRow(page: Page, words: string | RegExp): Locator {
  return page.locator('[data-gap]').filter({ hasText: words })
}

/** What keeps the promise from holding now. */
export function alerts(page: Page): Locator {
  return page.getByRole('region', { name: '알려 드릴 것' })
}
