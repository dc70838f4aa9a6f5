import { z } from 'zod'

export const Settings = z.object({
  locale: z.enum(['ko', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = { locale: 'ko', theme: 'system' }

export const SettingsChange = Settings.partial()
