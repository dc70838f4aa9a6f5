/** What goes wrong with a page: it is refused, cut off, or goes on where it began; its rows come twice, or one is lost. */
export type PageFault = 'refused' | 'cut-off' | 'same-token' | 'same-rows' | 'lost-row'

export interface PageControls {
  /** The `page`th page of whatever is asked for goes wrong, until `heal()`. */
  breakPage(fault: PageFault, page?: number): void
}

export interface PageScript {
  readonly controls: PageControls
  faultOf(page: number): PageFault | undefined
  clear(): void
}

export function createPageScript(): PageScript {
  const faults = new Map<number, PageFault>()
  return {
    controls: { breakPage: (fault, page = 2) => void faults.set(page, fault) },
    faultOf: (page) => faults.get(page),
    clear: () => faults.clear(),
  }
}
