/** In what the sandbox's virtual brokers differ, as the real ones did. */
export interface House {
  /** Tells all assets at once, without pages. */
  readonly tellsAll: boolean
  /** Rows on one page, where nobody asks for fewer. */
  readonly pageLength: number
  /** `older`: the sums stand in the list itself, and its rows in an array of blocks. */
  readonly layout: 'final' | 'older'
  /** Cash and credit in one row for each issue. */
  readonly merges: boolean
  /** Tells quantities in place of shares to whoever asks for them. */
  readonly tellsQuantities: boolean
}

export const houses: Readonly<Record<string, House>> = {
  cyber: { tellsAll: true, pageLength: 500, layout: 'final', merges: true, tellsQuantities: true },
  diamond: { tellsAll: false, pageLength: 6, layout: 'final', merges: false, tellsQuantities: false },
  star: { tellsAll: false, pageLength: 50, layout: 'older', merges: true, tellsQuantities: false },
}
