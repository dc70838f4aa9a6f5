import { useSlice } from '../app/context.ts'

/** Of a fixed length, so that it tells nothing of what it covers. */
export const maskText = '••••'

const bare = (text: string) => text
const covered = () => maskText

/** What quantities and amounts go through before they are shown. Prices, rates and weights stay as they are. */
export function useMask(): (text: string) => string {
  return useSlice('settings', ({ value }) => value?.masked === true) ? covered : bare
}
