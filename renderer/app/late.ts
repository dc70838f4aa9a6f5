import { type LatePart, later } from './later.tsx'

/** What is not on the page when it is first seen. */
export const late = {
  watch: later(async () => (await import('../panels/watch/WatchPanel.tsx')).WatchPanel),
  portfolio: later(async () => (await import('../panels/portfolio/PortfolioPanel.tsx')).PortfolioPanel),
  program: later(async () => (await import('../panels/program/ProgramPanel.tsx')).ProgramPanel),
  connection: later(async () => (await import('../panels/connection/ConnectionPanel.tsx')).ConnectionPanel),
  settings: later(async () => (await import('../panels/settings/SettingsDialog.tsx')).SettingsDialog),
  setUp: later(async () => (await import('../panels/setUp/SetUpGuide.tsx')).SetUpGuide),
  palette: later(async () => (await import('../panels/palette/Palette.tsx')).Palette),
} as const satisfies Record<string, LatePart>

/** One after the other. */
export async function loadLate(): Promise<void> {
  for (const part of Object.values(late)) await part.load()
}
